import { isAway } from '../../api/problem';
import { isUnderway, LaunchError, type Launcher, type LaunchRequest } from '../../launcher';

/**
 * How long new credentials may take. A browser opens a program only within a few seconds of the click; later than this
 * the launch that is at hand is opened instead, whose credentials are nearly always still good.
 */
const patienceMs = 2000;

/** Opens the program once more, in a click: with new credentials if they come in time. */
export async function openAgain(launcher: Launcher, renew: () => Promise<LaunchRequest>): Promise<void> {
  const renewed = renew();
  // Nothing of an earlier launch is at hand: without credentials there is nothing to open.
  if (!isUnderway(launcher.state)) return launcher.start(await renewed);
  const request = await inTime(renewed);
  try {
    launcher.openAgain(request);
  } catch (error) {
    // Found again after a reload: its credentials went with the page that had them.
    if (!(error instanceof LaunchError) || error.code !== 'nothingToOpen') throw error;
    launcher.openAgain(await renewed);
  }
}

/** Undefined where RoomService is away or slow. */
async function inTime(renewed: Promise<LaunchRequest>): Promise<LaunchRequest | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patienceMs);
  });
  try {
    return await Promise.race([renewed, tooLate]);
  } catch (problem) {
    if (isAway(problem)) return undefined;
    throw problem;
  } finally {
    clearTimeout(timer);
  }
}
