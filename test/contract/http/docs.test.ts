// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { endpoints } from '../../../contract/endpoints';
import { problemStatus } from '../../../contract/problems';
import { aRoomService } from '../../support/roomservice';

async function page() {
  const world = aRoomService();
  const response = await world.stranger().send('/api/docs');
  await world.stop();
  expect(response.status).toBe(200);
  return { response, document: new DOMParser().parseFromString(await response.text(), 'text/html') };
}

it('shows every endpoint and every problem under an anchor of its own', async () => {
  const { document } = await page();
  const wanted = [...Object.keys(endpoints), ...Object.keys(problemStatus)];
  expect(wanted.filter((id) => !document.getElementById(id))).toEqual([]);
});

it('leads nowhere that is not on it', async () => {
  const { document } = await page();
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
  expect(links.length).toBeGreaterThan(200);
  const dead = links.filter((each) => !document.getElementById(each.getAttribute('href')?.slice(1) ?? ''));
  expect(dead.map((each) => each.getAttribute('href'))).toEqual([]);
});

it('says who may call, what is sent and what is refused', async () => {
  const { document } = await page();
  const text = document.getElementById('closeRoom')?.textContent?.replace(/\s+/g, ' ') ?? '';
  expect(text).toContain('POST /api/rooms/{roomID}/close');
  expect(text).toContain('room.close · agent (own), supervisor (team), admin (all) · people and API tokens');
  expect(text).toContain('reason');
  expect(text).toContain('409 room.closed');
  expect(document.getElementById('createApiToken')?.textContent).toContain('people only');
});

it('carries no script, and its policy allows its own style alone', async () => {
  const { response, document } = await page();
  expect(document.scripts).toHaveLength(0);
  expect(document.querySelectorAll('[style], link[rel=stylesheet]')).toHaveLength(0);
  const style = new TextEncoder().encode(document.querySelector('style')?.textContent ?? '');
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', style)).toString('base64');
  expect(response.headers.get('content-security-policy')).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; frame-ancestors 'none'`,
  );
});
