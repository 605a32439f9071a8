import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPlayback, parseSettings, usualSettings } from '../../../src/recordings/player/playback';
import { installProjector } from './media-element';

afterEach(() => document.body.replaceChildren());

function setUp({ startAt = 0, seconds = 60 } = {}) {
  const projector = installProjector(seconds);
  let given = 0;
  const requestLink = vi.fn(() => Promise.resolve({ url: `/media/${++given}` }));
  const onSettings = vi.fn();
  const playback = createPlayback({ requestLink, startAt, onSettings });
  const video = document.createElement('video');
  document.body.append(video);
  const detach = playback.attach(video);
  const settled = (phase: string) => vi.waitFor(() => expect(playback.get().phase).toBe(phase));
  return { projector, requestLink, onSettings, playback, video, detach, settled };
}

describe('playing a recording', () => {
  it('asks for a link only when somebody wants to see it', async () => {
    const { playback, requestLink, settled, projector } = setUp();
    playback.seek(12);
    playback.move(5);
    playback.setRate(2);
    expect(requestLink).not.toHaveBeenCalled();
    playback.play();
    await settled('loaded');
    expect(projector.loads).toEqual(['/media/1']);
    expect(playback.get()).toMatchObject({ playing: true, time: 17, duration: 60, rate: 2 });
  });

  it('starts where the address says, and not behind the end', async () => {
    const { playback, video, settled } = setUp({ startAt: 40 });
    playback.play();
    await settled('loaded');
    expect(video.currentTime).toBe(40);
    playback.seek(400);
    expect(video.currentTime).toBe(60);
    playback.seek(-4);
    expect(video.currentTime).toBe(0);
  });

  it('plays from a moment that somebody jumps to first, and keeps a pause when they jump later', async () => {
    const { playback, requestLink, video, settled } = setUp();
    playback.jump(21);
    await settled('loaded');
    expect([video.currentTime, video.paused]).toEqual([21, false]);
    playback.pause();
    playback.jump(5);
    expect([video.currentTime, video.paused]).toEqual([5, true]);
    expect(requestLink).toHaveBeenCalledTimes(1);
  });

  it('asks once for a new link when the file stops coming, and goes on where it stopped', async () => {
    const { playback, requestLink, projector, video } = setUp();
    playback.play();
    await vi.waitFor(() => expect(playback.get().playing).toBe(true));
    projector.reach(31);
    projector.breakOff();
    expect(playback.get()).toMatchObject({ phase: 'loaded', time: 31 });
    await vi.waitFor(() => expect(projector.loads).toEqual(['/media/1', '/media/2']));
    await vi.waitFor(() => expect([video.currentTime, video.paused]).toEqual([31, false]));
    expect(requestLink).toHaveBeenCalledTimes(2);
    expect(playback.get().failure).toBeNull();
  });

  it('stays paused on a new link where it was paused', async () => {
    const { playback, projector, video } = setUp();
    playback.play();
    await vi.waitFor(() => expect(playback.get().playing).toBe(true));
    playback.pause();
    playback.seek(9);
    projector.breakOff();
    await vi.waitFor(() => expect(projector.loads).toHaveLength(2));
    await vi.waitFor(() => expect(video.currentTime).toBe(9));
    expect(video.paused).toBe(true);
  });

  it('says so when a new link does not help, and tries anew when asked to', async () => {
    const { playback, projector, requestLink, settled } = setUp();
    projector.refuse(4);
    projector.refuse(4);
    playback.play();
    await settled('failed');
    expect(playback.get().failure).toEqual({ of: 'file', why: 'unreadable' });
    expect(requestLink).toHaveBeenCalledTimes(2);
    playback.play();
    await settled('loaded');
    expect(playback.get()).toMatchObject({ failure: null, playing: true });
  });

  it('renews each link that runs out, as long as playing gets on in between', async () => {
    const { playback, projector } = setUp();
    playback.play();
    await vi.waitFor(() => expect(playback.get().playing).toBe(true));
    for (const [time, loads] of [
      [10, 2],
      [20, 3],
      [30, 4],
    ] as const) {
      projector.reach(time);
      projector.breakOff();
      await vi.waitFor(() => expect(projector.loads).toHaveLength(loads));
      await vi.waitFor(() => expect(playback.get().playing).toBe(true));
    }
    expect(playback.get().failure).toBeNull();
  });

  it('does not ask again for a file that the browser cannot decode', async () => {
    const { playback, projector, requestLink, settled } = setUp();
    playback.play();
    await settled('loaded');
    projector.breakOff(3);
    expect(playback.get()).toMatchObject({ phase: 'failed', failure: { of: 'file', why: 'undecodable' } });
    expect(requestLink).toHaveBeenCalledTimes(1);
  });

  it('keeps why no link was given', async () => {
    const { playback, requestLink, settled } = setUp();
    const problem = new Error('recording.fileMissing');
    requestLink.mockRejectedValueOnce(problem);
    playback.play();
    await settled('failed');
    expect(playback.get().failure).toEqual({ of: 'link', problem });
  });

  it('waits at its place for a press where the browser wants one', async () => {
    const { playback, projector, video, settled } = setUp({ startAt: 17 });
    projector.forbidPlaying();
    playback.play();
    await settled('loaded');
    await vi.waitFor(() =>
      expect(playback.get()).toMatchObject({ playing: false, waiting: false, time: 17 }),
    );
    expect(video.currentTime).toBe(17);
  });

  it('goes a frame at a time, paused', async () => {
    const { playback, video } = setUp();
    playback.play();
    await vi.waitFor(() => expect(playback.get().playing).toBe(true));
    playback.seek(10);
    playback.step(1);
    expect(video.paused).toBe(true);
    expect(video.currentTime).toBeCloseTo(10.04);
    playback.step(-1);
    expect(video.currentTime).toBeCloseTo(10);
  });

  it('goes on to where somebody is heard, when it is told to, and never out of a section', async () => {
    const { playback, projector, video } = setUp();
    playback.setSilences([{ from: 10, to: 20 }]);
    playback.play();
    await vi.waitFor(() => expect(playback.get().playing).toBe(true));
    projector.reach(11);
    expect(video.currentTime).toBe(11);
    playback.setSkipsSilence(true);
    projector.reach(12);
    expect(video.currentTime).toBe(20);
    playback.setSkipsSilence(false);
    playback.seek(5);
    playback.stepLoop();
    playback.seek(15);
    playback.stepLoop();
    playback.setSkipsSilence(true);
    projector.reach(10.5);
    expect(video.currentTime).toBe(5);
  });

  it('keeps speed and sound for the next recording', () => {
    const { playback, onSettings, video } = setUp();
    playback.setRate(1.5);
    playback.setVolume(0.4);
    expect(onSettings).toHaveBeenLastCalledWith({ rate: 1.5, volume: 0.4, muted: false });
    playback.setVolume(0);
    expect(playback.get().muted).toBe(true);
    playback.setMuted(false);
    expect([video.volume, video.muted]).toEqual([0.5, false]);
  });

  it('lets go of the file when its page is left, and stays quiet when the link comes later', async () => {
    const { playback, detach, projector, video, requestLink } = setUp();
    playback.play();
    detach();
    await vi.waitFor(() => expect(requestLink).toHaveResolved());
    expect(projector.loads).toEqual([]);
    expect(video.hasAttribute('src')).toBe(false);
  });
});

it.each([null, 3, {}, { rate: 7, volume: 1, muted: false }, { rate: 1, volume: 2, muted: false }])(
  'settings that are stored as %j are as if there were none',
  (stored) => {
    expect(parseSettings(stored)).toBeUndefined();
  },
);

it('settings are read as they were stored', () => {
  expect(parseSettings({ ...usualSettings })).toEqual(usualSettings);
});
