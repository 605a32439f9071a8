import { describe, expect, it } from 'vitest';
import { seekLeadership, type Leadership, type Locks } from '../../../src/calls/launch/leadership';
import { settle } from '../../launcher/support/manual-clock';
import { FakeLocks } from '../../support/fake-locks';

/** A tab and whether it leads, change by change. */
async function aTab(browser: FakeLocks): Promise<Leadership & { readonly heard: boolean[] }> {
  const heard: boolean[] = [];
  const leadership = seekLeadership(browser.locks, (leads) => heard.push(leads));
  await settle();
  return { ...leadership, heard };
}

describe('leading the call of a browser', () => {
  it('the first tab leads, the second waits in line', async () => {
    const browser = new FakeLocks();
    const first = await aTab(browser);
    const second = await aTab(browser);
    expect(first.heard).toEqual([true]);
    expect(second.heard).toEqual([]);
  });

  it('the next in line leads when the leader is gone', async () => {
    const browser = new FakeLocks();
    const [first, second, third] = [await aTab(browser), await aTab(browser), await aTab(browser)];
    first.stop();
    await settle();
    expect(second.heard).toEqual([true]);
    expect(third.heard).toEqual([]);
    // A tab that goes hears nothing any more.
    expect(first.heard).toEqual([true]);
  });

  it('a tab may take the lead; the one that had it waits in line and gets it back', async () => {
    const browser = new FakeLocks();
    const [first, second] = [await aTab(browser), await aTab(browser)];
    await second.take();
    await settle();
    expect(second.heard).toEqual([true]);
    expect(first.heard).toEqual([true, false]);
    second.stop();
    await settle();
    expect(first.heard).toEqual([true, false, true]);
  });

  it('taking it back and forth leaves one request of each tab behind', async () => {
    const browser = new FakeLocks();
    const [first, second] = [await aTab(browser), await aTab(browser)];
    for (const tab of [second, first, second, first]) {
      await tab.take();
      await settle();
    }
    expect(first.heard.at(-1)).toBe(true);
    expect(second.heard.at(-1)).toBe(false);
    expect(browser.waiting).toBe(1);
  });

  it('two clicks at once take it once', async () => {
    const browser = new FakeLocks();
    const [first, second] = [await aTab(browser), await aTab(browser)];
    await Promise.all([second.take(), second.take()]);
    await settle();
    expect(second.heard).toEqual([true]);
    expect(first.heard).toEqual([true, false]);
  });

  it('taking what one has already changes nothing', async () => {
    const browser = new FakeLocks();
    const tab = await aTab(browser);
    await tab.take();
    expect(tab.heard).toEqual([true]);
  });

  it('rejects to take it once the tab is going', async () => {
    const browser = new FakeLocks();
    const [, second] = [await aTab(browser), await aTab(browser)];
    second.stop();
    await expect(second.take()).rejects.toThrow('cannot be had');
  });

  it('a tab that may not use the lock leads itself', async () => {
    const refusing: Locks = {
      request: () => Promise.reject<never>(new DOMException('No', 'SecurityError')),
    };
    const heard: boolean[] = [];
    const leadership = seekLeadership(refusing, (leads) => heard.push(leads));
    await leadership.take();
    expect(heard).toEqual([true]);
  });

  it('every tab leads itself where there are no Web Locks', async () => {
    const heard: boolean[] = [];
    const leadership = seekLeadership(null, (leads) => heard.push(leads));
    await leadership.take();
    expect(heard).toEqual([true]);
  });
});
