import { describe, expect, it } from 'vitest';
import { phaseOf } from '../../../src/calls/phase';
import { idle, type LauncherState } from '../../../src/launcher';
import { aCallOf, ended, reasons, states } from '../../support/launch-states';

const view = (state: LauncherState) =>
  ({ leads: true, state, channel: { light: 'unknown', program: null, at: null }, trouble: null }) as const;
const live = aCallOf();

describe('how far the call is', () => {
  it.each([
    ['looking', 'starting'],
    ['permission', 'starting'],
    ['refused', 'starting'],
    ['busy', 'starting'],
    ['opening', 'starting'],
    ['waiting', 'starting'],
    ['connected', 'starting'],
    ['inRoom', 'inCall'],
    ['lost', 'linkLost'],
  ] as const)('%s is %s', (name, phase) => {
    expect(phaseOf(view(states[name]), null)).toBe(phase);
  });

  it('is none without a call, and after the end of this one though RoomService has not heard of it', () => {
    expect(phaseOf(view(idle), null)).toBe('none');
    expect(phaseOf(view(ended(reasons.left)), live)).toBe('none');
  });

  it('is what RoomService says where the launcher has none, or one that is over', () => {
    expect(phaseOf(view(idle), live)).toBe('inCall');
    expect(phaseOf(view(idle), { ...live, state: 'starting' })).toBe('starting');
    expect(phaseOf(view(ended(reasons.left)), { ...live, callID: 'call_2' })).toBe('inCall');
  });
});
