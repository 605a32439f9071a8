/** Every page of the console, and what stands on it when it has come. */
import type { Page } from '@playwright/test';
import { timedCalls } from '../../../server/roomservice/demo/call-rows';
import { expect } from './story';

export interface ConsolePage {
  readonly name: string;
  readonly path: string;
  /** Who looks: the first of the demo's people with this role. */
  readonly as: 'agent' | 'supervisor' | 'admin';
  /** What one comes here to do, where that is one thing. */
  readonly main?: { readonly role: 'button' | 'link'; readonly name: string | RegExp };
}

/** An ended call of the demo's first agent. */
const agentsCall =
  timedCalls(new Date()).find(({ spec, endedAt }) => spec.agentID === 'shen_ruoxi' && endedAt !== null)
    ?.callID ?? '';

/** Rooms, calls and recordings are the demo's own. */
export const pages: readonly ConsolePage[] = [
  { name: 'workbench', path: '/work', as: 'agent', main: { role: 'button', name: 'Create and start' } },
  { name: 'rooms', path: '/rooms', as: 'agent', main: { role: 'button', name: 'New room' } },
  {
    name: 'room in call',
    path: '/rooms/227690154',
    as: 'agent',
    main: { role: 'button', name: 'Start call' },
  },
  { name: 'watching a room', path: '/rooms/227690154/watch', as: 'supervisor' },
  { name: 'my calls', path: '/calls', as: 'agent', main: { role: 'button', name: 'Write wrap-up' } },
  { name: 'call', path: `/calls/${agentsCall}`, as: 'agent' },
  { name: 'settings', path: '/settings', as: 'agent', main: { role: 'button', name: 'Change password' } },
  {
    name: 'system check',
    path: '/check',
    as: 'agent',
    main: { role: 'button', name: 'Check again' },
  },
  { name: 'missing right', path: '/admin/audit', as: 'agent' },
  { name: 'unknown page', path: '/no/such/page', as: 'agent' },
  { name: 'recordings', path: '/recordings', as: 'supervisor', main: { role: 'button', name: /^Play/ } },
  { name: 'recordings that nothing matches', path: '/recordings?q=nothing-like-it', as: 'supervisor' },
  {
    name: 'sending files',
    path: '/recordings/upload',
    as: 'agent',
    main: { role: 'button', name: 'Choose files' },
  },
  { name: 'trash', path: '/recordings/trash', as: 'supervisor' },
  { name: 'holds', path: '/admin/holds', as: 'admin' },
  { name: 'storage', path: '/admin/storage', as: 'admin', main: { role: 'button', name: 'Save' } },
  { name: 'retention', path: '/admin/retention', as: 'admin', main: { role: 'button', name: 'Save' } },
  { name: 'reviews', path: '/reviews?box=all', as: 'supervisor' },
  { name: 'charts of reviews', path: '/reviews/charts', as: 'supervisor' },
  {
    name: 'sampling rules',
    path: '/reviews/sampling',
    as: 'supervisor',
    main: { role: 'button', name: 'New rule' },
  },
  {
    name: 'review',
    path: '/reviews/demo-review-draft',
    as: 'supervisor',
    main: { role: 'button', name: 'Submit' },
  },
  { name: 'released review', path: '/reviews/demo-review-released', as: 'agent' },
  { name: 'review forms', path: '/admin/forms', as: 'admin', main: { role: 'button', name: 'New form' } },
  { name: 'review form', path: '/admin/forms/demo-form-service', as: 'admin' },
  { name: 'all rooms', path: '/rooms?state=idle&state=closed', as: 'admin' },
  { name: 'people', path: '/admin/users', as: 'admin', main: { role: 'button', name: 'Add a person' } },
  { name: 'teams', path: '/admin/teams', as: 'admin', main: { role: 'button', name: 'Add a team' } },
  { name: 'integration', path: '/admin/integration', as: 'admin' },
  { name: 'desktop program', path: '/admin/client', as: 'admin' },
  { name: 'wallboard', path: '/wallboard', as: 'admin' },
  { name: 'agent times', path: '/times?from=2026-01-01', as: 'supervisor' },
  { name: 'API tokens', path: '/admin/tokens', as: 'admin', main: { role: 'button', name: 'Make a token' } },
  { name: 'webhooks', path: '/admin/webhooks', as: 'admin', main: { role: 'button', name: 'Add a webhook' } },
  { name: 'old clients', path: '/admin/old-clients', as: 'admin' },
  { name: 'erasing', path: '/admin/customers', as: 'admin' },
  { name: 'floor', path: '/admin/floor', as: 'admin', main: { role: 'button', name: 'Save' } },
  { name: 'audit log', path: '/admin/audit?size=20', as: 'admin' },
  {
    name: 'change of password',
    path: '/change-password',
    as: 'admin',
    main: { role: 'button', name: 'Set password' },
  },
];

/** Goes there and waits until nothing on the page is still to come. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

/** The heading stands and nothing on the page says that it waits. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: /^(Loading|加载中|正在)/ })).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
