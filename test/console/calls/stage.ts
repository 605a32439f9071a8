/** What tests of a call begin with: an agent's room, a program under control, and the dock and panel to look at. */
import { act, screen, within } from '@testing-library/react';
import { orderIn } from '../../../src/app/simulated/launch-order';
import type { Permission } from '../../../src/launcher';
import { renderConsole, type ConsoleWorld, type RenderedConsole } from '../../support/render-console';
import { entered, scriptedProgram, type Answer, type ScriptedProgram } from '../../support/scripted-program';

export const roomID = '482913605';

export async function theRoom({ aRoom }: ConsoleWorld, given: Parameters<ConsoleWorld['aRoom']>[0] = {}) {
  await aRoom({
    roomID,
    name: 'Mortgage',
    ownerID: 'shen_ruoxi',
    teamID: 'team-loans-1',
    customerName: 'Zhou Yutong',
    template: '1v2',
    ...given,
  });
}

export interface Stage extends RenderedConsole {
  readonly scripted: ScriptedProgram;
  /** Lets the program answer so, and time pass for the launcher. */
  answers(answer: Answer, ms?: number): Promise<void>;
  pass(ms: number): Promise<void>;
  /** The opened program enters RoomService with what its URL brought, and says so to the page. */
  enters(): Promise<void>;
  openedOrder(): NonNullable<ReturnType<typeof orderIn>>;
}

export function stageOf(console: RenderedConsole, scripted: ScriptedProgram): Stage {
  const pass = (ms: number) => act(() => scripted.pass(ms));
  const answers = async (answer: Answer, ms = 300) => {
    scripted.answers(answer);
    await pass(ms);
  };
  const openedOrder = () => {
    const order = orderIn(scripted.opened.at(-1) ?? '');
    if (!order) throw new Error('No program was opened');
    return order;
  };
  return {
    ...console,
    scripted,
    pass,
    answers,
    openedOrder,
    async enters() {
      const order = openedOrder();
      const body = { role: 'pusher', userName: order.userName };
      const entry = await console
        .program(order)
        .call('enterRoom', { params: { roomID: order.roomID }, body });
      if (entry.status !== 200) throw new Error(`Not let in: ${entry.problem?.code}`);
      const me = { userID: order.userID, userName: order.userName, userAvatar: '', role: 1 };
      await answers([entered, { event: 'memberChange', list: [me] }]);
    },
  };
}

/** On the list of rooms, with nothing started. */
export async function beforeCall(
  options: { permission?: Permission; room?: Parameters<ConsoleWorld['aRoom']>[0] } = {},
): Promise<Stage> {
  const scripted = scriptedProgram(options);
  const console = await renderConsole('/rooms', {
    as: 'shen_ruoxi',
    world: (world) => theRoom(world, options.room),
    launcher: scripted.makePorts,
  });
  return stageOf(console, scripted);
}

export async function pressStart({ user, pass }: Stage): Promise<void> {
  await user.click((await rowOf('Mortgage')).getByRole('button', { name: 'Start call' }));
  await screen.findByRole('region', { name: 'Launch of the call' });
  await pass(100);
}

/** Start was pressed; the program's URL is open, and nobody has answered yet. */
export async function startedCall(): Promise<Stage> {
  const stage = await beforeCall();
  await pressStart(stage);
  return stage;
}

export async function callInRoom(): Promise<Stage> {
  const stage = await startedCall();
  await stage.enters();
  await inPanel().findByRole('heading', { name: 'You are in the room' });
  return stage;
}

/** The row of a room or a call, by the name in it: names of whole rows take jsdom long to work out. */
export async function rowOf(name: string) {
  const named = await screen.findByText(
    (text, element) => text === name && element?.closest('[data-row]') !== null,
  );
  const row = named.closest<HTMLElement>('[data-row]');
  if (!row) throw new Error(`${name} is in no row`);
  return within(row);
}

export const inPanel = () => within(screen.getByRole('region', { name: 'Launch of the call' }));
export const inDock = () => within(screen.getByRole('region', { name: 'Your call' }));

/** The words of the panel's foot, in order. */
export function ways(): string[] {
  const panel = screen.getByRole('region', { name: 'Launch of the call' });
  return within(panel)
    .getAllByRole('button')
    .map((button) => button.textContent)
    .filter((words) => words !== '');
}

/** `Opening: now`, with its time where it has one. */
export function stepStates(): string[] {
  return inPanel()
    .getAllByRole('listitem')
    .map((item) => `${item.getAttribute('data-is')} ${item.textContent}`);
}
