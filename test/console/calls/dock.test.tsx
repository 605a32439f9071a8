import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderConsole } from '../../support/render-console';
import { scriptedProgram } from '../../support/scripted-program';
import { callInRoom, inDock, inPanel, pressStart, stageOf, startedCall, theRoom } from './stage';

const panel = () => screen.queryByRole('region', { name: 'Launch of the call' });

afterEach(() => void vi.useRealTimers());

describe('the panel and the dock', () => {
  it('the panel folds four seconds after the room is entered; Details opens it again, and then it stays', async () => {
    const stage = await startedCall();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await stage.enters();
    await act(() => vi.advanceTimersByTimeAsync(3_900));
    expect(panel()).not.toBeNull();
    await act(() => vi.advanceTimersByTimeAsync(200));
    expect(panel()).toBeNull();

    act(() => inDock().getByRole('button', { name: 'Details' }).click());
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    expect(panel()).not.toBeNull();
    vi.useRealTimers();
  });

  it('Escape folds the panel, and the focus goes to what opens it', async () => {
    const { user } = await startedCall();
    act(() => inPanel().getByRole('button', { name: 'Cancel' }).focus());
    await user.keyboard('{Escape}');
    expect(panel()).toBeNull();
    const details = inDock().getByRole('button', { name: 'Details' });
    expect(details).toHaveFocus();
    expect(details).toHaveAttribute('aria-expanded', 'false');
    await user.click(details);
    expect(details).toHaveAttribute('aria-controls', panel()?.id);
  });

  it('has one filled button: in the panel while that is open, in the dock once it is folded', async () => {
    const scripted = scriptedProgram({ permission: 'prompt' });
    const page = await renderConsole('/rooms', {
      as: 'shen_ruoxi',
      world: theRoom,
      launcher: scripted.makePorts,
    });
    const stage = stageOf(page, scripted);
    await pressStart(stage);
    await inPanel().findByRole('heading', { name: 'Your browser will ask once: choose Allow' });
    expect(inPanel().getByRole('button', { name: 'Continue' })).toHaveClass('ant-btn-primary');
    expect(inDock().getByRole('button', { name: 'Continue' })).not.toHaveClass('ant-btn-primary');
    await stage.user.click(inPanel().getByRole('button', { name: 'Fold into the dock' }));
    expect(inDock().getByRole('button', { name: 'Continue' })).toHaveClass('ant-btn-primary');
  });

  it('the live region says each change once, and no times', async () => {
    const stage = await startedCall();
    const said: string[] = [];
    const region = document.querySelector('[aria-live="polite"].visuallyHidden');
    if (!region) throw new Error('The page has no live region');
    const observer = new MutationObserver(() => said.push(region.textContent));
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    await stage.pass(3_000);
    await stage.pass(3_000);
    await stage.enters();
    await stage.user.click(inPanel().getByRole('button', { name: 'Fold into the dock' }));
    await stage.answers('nobody', 4_000);
    await inDock().findByText('Link lost');
    await stage.answers('nothing new', 6_000);
    await inDock().findByText('In call');
    observer.disconnect();
    expect(said).toEqual([
      'No answer yet. Still listening',
      expect.stringMatching(/^You are in the room|^The program answers/),
      ...(said[1] === 'The program answers' ? ['You are in the room'] : []),
      'The call goes on',
      'You are in the room',
    ]);
  });

  it('stays while the person moves around, and goes with the call', async () => {
    const stage = await callInRoom();
    await stage.go('/settings');
    expect(inDock().getByText('In call')).toBeInTheDocument();
    await stage.user.click(inDock().getByRole('button', { name: 'Leave the call' }));
    await stage.user.click(await inDock().findByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Your call' })).toBeNull());
  });

  it('says recording only once the program is in the room', async () => {
    const scripted = scriptedProgram();
    const page = await renderConsole('/rooms', {
      as: 'shen_ruoxi',
      world: (world) =>
        theRoom(world, {
          recording: { mixRecord: true, screenRecord: 2, cloudRecordUrl: '', recordPath: 'D:\\calls' },
        }),
      launcher: scripted.makePorts,
    });
    const stage = stageOf(page, scripted);
    await pressStart(stage);
    expect(await inDock().findByText('mix + screen')).toBeInTheDocument();
    expect(inDock().getByText('Records')).toBeInTheDocument();
    await stage.enters();
    expect(await inDock().findByText('Recording')).toBeInTheDocument();
  });
});
