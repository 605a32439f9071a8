import { expect, it } from 'vitest';
import { looksWrong } from '../../../server/roomservice/storage/reconcile';
import { at, unique } from '../../support/rows';
import { onEveryStore } from '../http/on-every-store';
import type { StorageFindings } from '../../../contract/storage-findings';

const twoDaysAgo = at(-2 * 86_400);

onEveryStore('files and rows are held against each other', (world) => {
  const admin = async () => world().as((await world().person('admin')).userID);
  const lying = (location: string, given: { changedAt?: Date; stream?: string } = {}) => ({
    ...{ location, bytes: 100, changedAt: given.changedAt ?? twoDaysAgo, stream: given.stream ?? null },
  });
  const check = async () => {
    const browser = await admin();
    await browser.call('checkStorage');
    await world().service.jobs.settled();
    return { browser, found: (await browser.call('getStorageFindings')).body as StorageFindings };
  };
  const stateOf = async (browser: Awaited<ReturnType<typeof admin>>, recordingID: string) =>
    (await browser.call('getRecording', { params: { recordingID } })).body as {
      trouble: string | null;
      can: string[];
    };

  it('a file that nobody knows is found once it is a day old, and nothing that is on its way', async () => {
    const n = unique();
    const { callID } = await world().aCall({ ended: true });
    await world().aRecording({
      recordingID: `push-${callID}`.slice(0, 40),
      callID,
      state: 'failed',
      file: null,
    });
    const recording = await world().aRecording({ file: `recordings/plays-${n}.mp4` });
    await world().aRecordingFile({
      ...{ recordingID: recording.recordingID, role: 'original', location: `recordings/came-${n}.flv` },
    });
    const { uploadID } = await world().anUpload();
    await world().aJob({
      ...{ kind: 'recording.removeFiles', payload: { files: [`recordings/going-${n}.mp4`] } },
      runAt: at(86_400),
    });
    world().disk.lying = [
      lying(`recordings/plays-${n}.mp4`),
      lying(`recordings/came-${n}.flv`),
      lying(`uploads/${uploadID}`),
      lying(`recordings/going-${n}.mp4`),
      lying(`ingest/${callID}-1700000000.flv`, { stream: callID }),
      lying(`recordings/young-${n}.mp4`, { changedAt: at(-3600) }),
      lying(`recordings/stray-${n}.mp4`),
      lying(`ingest/nobody-${n}-1700000000.flv`, { stream: `nobody-${n}` }),
      lying(`uploads/unknown-${n}`),
    ];
    const { found } = await check();
    expect(found.check).toMatchObject({ files: 9, bytes: 900, isUnsure: false });
    expect(found.strays.items.map(({ location }) => location)).toEqual([
      ...[`ingest/nobody-${n}-1700000000.flv`, `recordings/stray-${n}.mp4`, `uploads/unknown-${n}`],
    ]);
  });

  it('a recording whose file is gone says so instead of playing, and plays again when it is back', async () => {
    const [file, original] = [`recordings/lost-${unique()}.mp4`, `recordings/other-${unique()}.flv`];
    const { recordingID } = await world().aRecording({ file });
    const whole = await world().aRecording({ file: `recordings/whole-${unique()}.mp4` });
    await world().aRecordingFile({ recordingID: whole.recordingID, role: 'original', location: original });
    world().disk.lying = [lying('recordings/something.mp4')];
    world().disk.lost = new Set([file, original]);
    const { browser, found } = await check();
    expect(new Set(found.missing.items.map(({ location }) => location))).toEqual(new Set([file, original]));
    const gone = await stateOf(browser, recordingID);
    expect(gone).toMatchObject({ state: 'ready', trouble: 'fileLost' });
    expect(gone.can).not.toContain('play');
    expect(await stateOf(browser, whole.recordingID)).toMatchObject({ trouble: null });

    world().disk.lost = new Set();
    const { found: later } = await check();
    expect(later.missing.items).toEqual([]);
    const back = await stateOf(browser, recordingID);
    expect(back).toMatchObject({ trouble: null });
    expect(back.can).toContain('play');
  });

  it('a file in a bucket is not looked for in the folder', async () => {
    const location = `recordings/away-${unique()}.mp4`;
    const { recordingID } = await world().aRecording({ file: location });
    await world().aRecordingFile({ recordingID, role: 'playable', location, place: 's3' });
    world().disk.lying = [lying('recordings/something.mp4')];
    world().disk.lost = new Set([location]);
    const { browser, found } = await check();
    expect(found.missing.items.map((each) => each.location)).not.toContain(location);
    expect(await stateOf(browser, recordingID)).toMatchObject({ trouble: null });
  });

  it('a folder with nothing in it is no reason to believe that all files are gone', async () => {
    const file = `recordings/kept-${unique()}.mp4`;
    const stray = `recordings/stray-${unique()}.mp4`;
    const { recordingID } = await world().aRecording({ file });
    world().disk.lying = [lying(stray)];
    await check();
    world().disk.lying = [];
    world().disk.lost = new Set([file]);
    const { browser, found } = await check();
    expect(found.check).toMatchObject({ files: 0, isUnsure: true });
    expect(found.strays.items).toMatchObject([{ location: stray }]);
    expect(found.missing.items).toEqual([]);
    expect(await stateOf(browser, recordingID)).toMatchObject({ trouble: null });
  });

  it('deletes what is still nobody’s, and nothing that a recording knows by now', async () => {
    const [stray, taken] = [`recordings/stray-${unique()}.mp4`, `recordings/taken-${unique()}.mp4`];
    world().disk.lying = [lying(stray), lying(taken)];
    const { browser } = await check();
    await world().aRecording({ file: taken });
    const body = { locations: [stray, taken, 'recordings/../keys.json'] };
    expect((await browser.call('deleteStrays', { body })).body).toEqual({ files: 1, bytes: 100, leftOut: 2 });
    const again = await browser.call('deleteStrays', { body });
    expect(again.body).toEqual({ files: 0, bytes: 0, leftOut: 3 });
  });

  it('is done every night', async () => {
    world().disk.lying = [lying('recordings/something.mp4')];
    await world().nightFalls(1);
    const night = await (await admin()).call('getStorageFindings');
    expect(night.body).toMatchObject({ check: { files: 1, at: world().clock.now().toISOString() } });
  });
});

it.each([
  ['nothing is expected, and nothing there', 0, 0, 0, false],
  ['nothing is there of what is expected', 3, 3, 0, true],
  ['a few of a few are missing', 12, 10, 2, false],
  ['many are missing, and more than a tenth', 100, 11, 89, true],
  ['many are missing, and a small share', 10_000, 900, 9100, false],
])('%s', (_what, expected, missing, files, isUnsure) => {
  expect(looksWrong({ expected, missing: Array.from({ length: missing }), files })).toBe(isUnsure);
});
