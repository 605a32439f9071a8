import { describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../../src/calls/launch/desk';
import { createLauncher } from '../../../src/launcher';
import { settle } from '../../launcher/support/manual-clock';
import { FakeLocks } from '../../support/fake-locks';
import { aLaunch, info } from '../../support/launch-states';
import { entered, scriptedProgram, type ScriptedProgram } from '../../support/scripted-program';

/** Two tabs of one browser: they share its locks, its storage and the program. */
async function twoTabs(program: ScriptedProgram, userID = info.userID): Promise<readonly [Desk, Desk]> {
  const browser = new FakeLocks();
  const desks = [
    createDesk(program.makePorts, browser.locks, userID),
    createDesk(program.makePorts, browser.locks, userID),
  ] as const;
  for (const desk of desks) {
    desk.open();
    await settle();
  }
  return desks;
}

/** A page that brought its call into the room and is gone. */
async function leftRunning(program: ScriptedProgram): Promise<void> {
  const launcher = createLauncher(program.makePorts());
  launcher.start(aLaunch());
  await program.pass(1_000);
  program.answers([entered]);
  await program.pass(1_000);
  expect(launcher.state.name).toBe('inRoom');
  launcher.dispose();
}

describe('a tab’s place in the call', () => {
  it('only the leading tab has a launcher', async () => {
    const [first, second] = await twoTabs(scriptedProgram());
    expect([first.view.leads, second.view.leads]).toEqual([true, false]);
    expect(second.launcher).toBeNull();
    expect(second.view.state.name).toBe('idle');
  });

  it('finds the call again that an earlier page left running', async () => {
    const program = scriptedProgram();
    await leftRunning(program);
    program.answers('nobody');
    const [first] = await twoTabs(program);
    expect(first.view.state).toMatchObject({ name: 'lost', cause: 'reload', call: { callID: info.callID } });
    program.answers('nothing new');
    await program.pass(500);
    expect(first.view.state.name).toBe('inRoom');
  });

  it('leaves alone what another person left running', async () => {
    const program = scriptedProgram();
    await leftRunning(program);
    const [first] = await twoTabs(program, 'li_wei');
    expect(first.view.state.name).toBe('idle');
  });

  it('a tab that takes the lead goes on with the call, and the other lets go of it', async () => {
    const program = scriptedProgram();
    await leftRunning(program);
    program.answers('nothing new');
    const [first, second] = await twoTabs(program);
    await program.pass(500);
    const before = first.launcher;
    await second.lead();
    await program.pass(500);
    expect(second.view).toMatchObject({ leads: true, state: { name: 'inRoom' } });
    expect(first.view).toMatchObject({ leads: false, state: { name: 'idle' } });
    expect(first.launcher).toBeNull();
    expect(() => before?.openAgain()).toThrow('disposed');
  });

  it('the next tab goes on when the leading one closes', async () => {
    const program = scriptedProgram();
    await leftRunning(program);
    program.answers('nothing new');
    const [first, second] = await twoTabs(program);
    first.close();
    await program.pass(500);
    expect(second.view).toMatchObject({ leads: true, state: { name: 'inRoom' } });
  });
});
