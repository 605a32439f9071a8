import { describe, expect, it } from 'vitest';
import {
  panelOf,
  panelOfAway,
  panelOfError,
  panelWithoutLauncher,
  type Panel,
  type Way,
} from '../../../src/calls/launch/panel-model';
import { en } from '../../../src/calls/text/en';
import { zh } from '../../../src/calls/text/zh';
import { LaunchError } from '../../../src/launcher';
import { aCallOf, ended, reasons, START, states } from '../../support/launch-states';

/** What each state of a launch says in its head, says to do, and offers; the filled way in brackets. */
const expected: Record<keyof typeof states, string> = {
  looking: 'starting, looking: cancel',
  asking: 'yourTurn, asking: cancel',
  permission: 'yourTurn, permission: [continue] cancel',
  refused: 'yourTurn, refused: open checkAgain cancel',
  refusedInsecure: 'yourTurn, refusedInsecure: open cancel',
  refusedOpened: 'yourTurn, refusedOpened: openAgain checkAgain cancel',
  busy: 'yourTurn, busy: takeOver cancel',
  ending: 'starting, ending: cancel',
  quitIgnored: 'yourTurn, quitIgnored: takeOver cancel',
  opening: 'yourTurn, opening: openAgain cancel',
  waiting: 'listening, waiting: openAgain checkComputer cancel',
  stranger: 'listening, waiting: openAgain checkComputer cancel',
  connected: 'starting, connected: leave',
  maybeOlder: 'yourTurn, maybeOlder: takeOver leave',
  inRoom: 'inCall, inRoom: leave',
  notice: 'inCall, inRoom: leave',
  leaving: 'inCall, leaving:',
  lost: 'linkLost, lost: reconnect leave',
  lostNotAllowed: 'linkLost, lostNotAllowed: leave',
};

const afterTalk: Record<keyof typeof reasons, string> = {
  left: 'ended, ended.left: [wrapUp] close',
  closedByAdmin: 'closedByAdmin, ended.closedByAdmin: [wrapUp] close',
  sameUserElsewhere: 'ended, ended.sameUserElsewhere: [wrapUp] close',
  signatureExpired: 'fault, ended.signatureExpired: [wrapUp] close',
  programCrashed: 'fault, ended.programCrashed: [wrapUp] close',
  network: 'fault, ended.network: [wrapUp] close',
  enterFailed: 'fault, ended.enterFailed: [wrapUp] close',
  launchGivenUp: 'ended, ended.launchGivenUp: [wrapUp] close',
};

function said({ word, words, ways, filled }: Panel): string {
  const offered = ways.map((way: Way) => (way === filled ? `[${way}]` : way));
  return `${word}, ${words}: ${offered.join(' ')}`.trim();
}

const everyPanel: readonly Panel[] = [
  ...Object.values(states).map((state) => panelOf(state)),
  ...Object.values(reasons).flatMap((reason) => [panelOf(ended(reason)), panelOf(ended(reason, 'opened'))]),
  panelOf(states.inRoom, null, true),
  panelOf({ ...states.busy, other: { callID: 'c9', roomID: '777000111' } }),
  panelWithoutLauncher(aCallOf(), true),
  panelWithoutLauncher(aCallOf({ state: 'starting', enteredAt: null }), true),
  panelWithoutLauncher(aCallOf(), false),
  panelOfAway(
    aCallOf({ state: 'ended', endedAt: new Date(START + 60_000).toISOString(), endReason: 'left' }),
  ),
  panelOfError(new LaunchError('urlTooLong', 'cloudRecordUrl', { actual: 2305, limit: 2048 })),
  panelOfError(new LaunchError('invalidField', 'sdkAppID')),
];

describe('the launch panel', () => {
  it.each(Object.entries(expected) as [keyof typeof states, string][])('%s', (name, words) => {
    expect(said(panelOf(states[name]))).toBe(words);
  });

  it.each(Object.entries(afterTalk) as [keyof typeof reasons, string][])('ended: %s', (kind, words) => {
    expect(said(panelOf(ended(reasons[kind])))).toBe(words);
  });

  it('offers the window of a program that can show it', () => {
    expect(said(panelOf(states.inRoom, null, true))).toBe('inCall, inRoom: showWindow leave');
    expect(said(panelOf(states.connected, null, true))).toBe('starting, connected: showWindow leave');
    expect(said(panelOf(states.leaving, null, true))).toBe('inCall, leaving:');
  });

  it('says which room a busy program is in, where it says so', () => {
    const inRoom7 = { ...states.busy, other: { callID: 'c9', roomID: '777000111' } };
    expect(said(panelOf(inRoom7))).toBe('yourTurn, busyIn: takeOver cancel');
    expect(panelOf(inRoom7).busyIn).toBe('777000111');
    expect(said(panelOf({ ...states.busy, other: { callID: 'c9', roomID: '' } }))).toBe(
      'yourTurn, busy: takeOver cancel',
    );
  });

  it('has nothing to wrap up where nobody was in the room', () => {
    expect(said(panelOf(ended(reasons.launchGivenUp, 'opened')))).toBe('ended, ended.launchGivenUp: close');
    expect(said(panelOf(ended(reasons.enterFailed, 'connected')))).toBe('fault, ended.enterFailed: close');
  });

  it('shows a call that another tab leads as it is, with the way to take it over', () => {
    expect(said(panelWithoutLauncher(aCallOf(), false))).toBe('inCall, otherTab: takeOverTab');
  });

  it('offers to open or to end a call that nothing in this browser runs', () => {
    expect(said(panelWithoutLauncher(aCallOf(), true))).toBe('linkLost, apart: openAgain endHere');
    const starting = aCallOf({ state: 'starting', enteredAt: null });
    expect(said(panelWithoutLauncher(starting, true))).toBe('yourTurn, apartStarting: openAgain endHere');
  });

  it('tells a launch address that is too long from a field that is unfit', () => {
    const tooLong = new LaunchError('urlTooLong', 'cloudRecordUrl', { actual: 2305, limit: 2048 });
    expect(said(panelOfError(tooLong))).toBe('fault, tooLong: close');
    expect(said(panelOfError(new LaunchError('missingField', 'userSig')))).toBe('fault, badField: close');
  });

  it('never has two filled buttons, nor one that is not offered', () => {
    const astray = everyPanel.filter(({ filled, ways }) => filled !== null && !ways.includes(filled));
    expect(astray).toEqual([]);
  });

  it('has five steps in every state', () => {
    for (const { steps } of everyPanel) expect(steps).toHaveLength(5);
  });

  it('has words in both languages for every state and way', () => {
    const keys = everyPanel.flatMap(({ words, ways }) => [
      `now.${words}.title`,
      ...ways.map((way) => `way.${way}`),
    ]);
    for (const dictionary of [en, zh]) {
      expect(Object.keys(dictionary)).toEqual(expect.arrayContaining(keys));
    }
  });

  it('counts from the click until the room is entered, then from there, and stands still at the end', () => {
    const clickedAt = START;
    expect(panelOf(states.opening, clickedAt).since).toBe(START);
    expect(panelOf(states.opening).since).toBe(START + 200);
    expect(panelOf(states.inRoom, clickedAt).since).toBe(START + 2_400);
    expect(panelOf(ended(reasons.left), clickedAt)).toMatchObject({ since: null, tookMs: 1_081_600 });
  });

  it('passes on what the program reports and what else answers on its port', () => {
    expect(panelOf(states.notice).notice).toMatchObject({ code: -1307 });
    expect(panelOf(states.stranger).seen).toBe('noJson');
    expect(panelOf(states.lost).link).toEqual({ lastHeardAt: START + 60_000, nextRetryAt: START + 64_000 });
    expect(panelOf(states.lostNotAllowed).link).toBeNull();
  });
});
