import { expect, it } from 'vitest';
import type { RetentionRule } from '../../../contract/retention';
import type { RecordingRow } from '../../../server/roomservice/rows/recordings';
import { at, thrownAway, unique } from '../../support/rows';
import { onEveryStore } from '../http/on-every-store';

const day = 86_400;

onEveryStore('retention', (world) => {
  const rule = (given: Partial<RetentionRule>): RetentionRule => {
    const n = unique();
    const any = { teamID: null, kind: null, disposition: null };
    return { ruleID: `rule-${n}`, name: `Rule ${n}`, ...any, keepDays: 90, ...given };
  };
  const decide = async (rules: readonly RetentionRule[], trashDays = 365) => {
    const browser = world().as((await world().person('admin')).userID);
    const { version } = (await browser.call('getRetention')).body as { version: number };
    const body = { trashDays, watermark: false, rules, version };
    expect((await browser.call('updateRetention', { body })).status).toBe(200);
    return browser;
  };
  const statesOf = async (rows: readonly RecordingRow[]) =>
    Promise.all(
      rows.map(async ({ recordingID }) => (await world().store.read.recordings.get(recordingID))?.state),
    );

  it('lets a recording go when the rule that keeps it the longest does, and none without a rule', async () => {
    const teamID = `team_${unique()}`;
    const { callID } = await world().aCall({ ended: true, teamID, disposition: 'followUp' });
    const rows = [
      await world().aRecording({ teamID, kind: 'push' }),
      await world().aRecording({ teamID, kind: 'push', callID }),
      await world().aRecording({ teamID, kind: 'mix' }),
      await world().aRecording({ kind: 'push' }),
      await world().aRecording({ teamID, kind: 'push', state: 'localOnly' }),
      await world().aRecording({ ...thrownAway, teamID, kind: 'push' }),
      await world().aRecording({ teamID, kind: 'push', onHold: true }),
    ];
    const [pushes, complaints] = [
      rule({ teamID, kind: 'push', keepDays: 30 }),
      rule({ teamID, disposition: 'followUp', keepDays: 180 }),
    ];
    await decide([pushes, complaints]);
    await world().nightFalls(29);
    expect(new Set(await statesOf(rows))).not.toContain('expired');
    await world().nightFalls(3);
    const stay = ['ready', 'ready', 'ready', 'localOnly', 'expired', 'ready'];
    expect(await statesOf(rows)).toEqual(['expired', ...stay]);
    const [gone] = rows;
    expect(await world().store.read.recordings.get(gone?.recordingID ?? '')).toMatchObject({
      ...{ removedBecause: 'retention', removedByRule: pushes.name, file: null },
    });
    const log = await world().store.read.audit.list({
      ...{ action: ['recording.remove'], objectID: gone?.recordingID ?? '', sort: 'at', page: 1, size: 9 },
    });
    expect(log.items).toMatchObject([{ reason: pushes.name }]);
    for (let month = 0; month < 5; month += 1) await world().nightFalls(30);
    expect(await statesOf(rows)).toEqual([
      ...['expired', 'expired', 'ready', 'ready', 'localOnly', 'expired', 'ready'],
    ]);
    expect(
      (
        await world().store.read.audit.list({
          ...{
            action: ['recording.remove'],
            objectID: gone?.recordingID ?? '',
            sort: 'at',
            page: 1,
            size: 9,
          },
        })
      ).total,
    ).toBe(1);
    await decide([]);
  });

  it('previews exactly what the night then removes', async () => {
    const teamID = `team_${unique()}`;
    for (let i = 0; i < 12; i += 1) {
      await world().aRecording({
        ...{ teamID, bytes: 1000 + i, startedAt: at(-i * 10 * day), onHold: i === 11 },
        ...(i % 4 === 3 ? { ...thrownAway, trashedAt: at(-i * 10 * day) } : {}),
        kind: i % 2 === 0 ? 'mix' : 'push',
      });
    }
    const rules = [rule({ teamID, kind: 'mix', keepDays: 35 }), rule({ teamID, kind: 'push', keepDays: 55 })];
    const browser = await decide(rules, 60);
    const preview = (await browser.call('previewRetention', { body: { rules, trashDays: 60 } })).body as {
      recordings: number;
      bytes: number;
      onHold: number;
      byRule: { recordings: number }[];
      items: { recordingID: string; bytes: number }[];
    };
    const ours = await world().store.read.recordings.byIDs(preview.items.map((each) => each.recordingID));
    expect(preview.items).toHaveLength(preview.recordings);
    expect(preview.bytes).toBe(preview.items.reduce((sum, { bytes }) => sum + bytes, 0));
    expect(preview.onHold).toBe(1);
    await world().nightFalls(1);
    expect(new Set(await statesOf(ours))).toEqual(new Set(['expired']));
    // A day later nobody is still signed in.
    const later = world().as((await world().person('admin')).userID);
    const again = (await later.call('previewRetention', { body: { rules, trashDays: 60 } })).body;
    expect(again).toMatchObject({ recordings: 0, bytes: 0, items: [] });
    await decide([]);
  });

  it('refuses two rules of one name', async () => {
    const browser = world().as((await world().person('admin')).userID);
    const { version } = (await browser.call('getRetention')).body as { version: number };
    const rules = [rule({ name: 'Sales' }), rule({ name: 'SALES' })];
    const body = { trashDays: 30, watermark: false, rules, version };
    const { problem } = await browser.call('updateRetention', { body });
    expect(problem).toMatchObject({
      code: 'request.invalid',
      fields: [{ path: 'rules.1.name', code: 'taken' }],
    });
  });
});
