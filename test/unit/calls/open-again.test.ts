import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../../../src/api/problem';
import { openAgain } from '../../../src/calls/launch/open-again';
import { orderIn } from '../../../src/app/simulated/launch-order';
import { createLauncher, type LaunchRequest } from '../../../src/launcher';
import { aLaunch } from '../../support/launch-states';
import { scriptedProgram } from '../../support/scripted-program';

/** A launch that waits for its program. */
async function waiting() {
  const program = scriptedProgram();
  const launcher = createLauncher(program.makePorts());
  launcher.start(aLaunch('first'));
  await program.pass(4_000);
  expect(launcher.state.name).toBe('waiting');
  const signatures = () => program.opened.map((url) => orderIn(url)?.userSig);
  return { program, launcher, signatures };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('opening the program again', () => {
  it('opens it with the new credentials', async () => {
    const { launcher, signatures } = await waiting();
    await openAgain(launcher, () => Promise.resolve(aLaunch('second')));
    expect(signatures()).toEqual(['first', 'second']);
    expect(launcher.state.name).toBe('opening');
  });

  it('opens it with those at hand before the click is forgotten, when new ones take too long', async () => {
    const { launcher, signatures } = await waiting();
    const opening = openAgain(launcher, () => new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(2_000);
    await opening;
    expect(signatures()).toEqual(['first', 'first']);
  });

  it('opens it with those at hand while RoomService is away', async () => {
    const { launcher, signatures } = await waiting();
    await openAgain(launcher, () => Promise.reject(new ApiProblem('network.unreachable')));
    expect(signatures()).toEqual(['first', 'first']);
  });

  it('opens nothing where RoomService says that the call is over', async () => {
    const { launcher, signatures } = await waiting();
    const over = openAgain(launcher, () => Promise.reject(new ApiProblem('call.ended')));
    await expect(over).rejects.toMatchObject({ code: 'call.ended' });
    expect(signatures()).toEqual(['first']);
  });

  it('waits for new ones after a reload, which has none at hand', async () => {
    const { program, launcher: before } = await waiting();
    before.dispose();
    const launcher = createLauncher(program.makePorts());
    await launcher.attach();
    expect(launcher.state.name).toBe('waiting');
    let arrive: (request: LaunchRequest) => void = () => undefined;
    const opening = openAgain(launcher, () => new Promise((resolve) => (arrive = resolve)));
    await vi.advanceTimersByTimeAsync(2_500);
    expect(program.opened).toHaveLength(1);
    arrive(aLaunch('second'));
    await opening;
    expect(program.opened).toHaveLength(2);
  });

  it('starts a call that nothing here has launched', async () => {
    const program = scriptedProgram();
    const launcher = createLauncher(program.makePorts());
    await openAgain(launcher, () => Promise.resolve(aLaunch('second')));
    await program.pass(100);
    expect(program.opened).toHaveLength(1);
  });
});
