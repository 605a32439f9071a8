// double.html and live.html: rooms of the console, opened in the desktop program by the old API (RtcRoom, LiveRoom).

import { api, attempt, el, say, sayFailure, show } from './page.js';
import { words } from './words.js';

const { module, type, template } = document.body.dataset;
const Module = window[module];

/** The call that this page started: `{ callID, room }`. A person has one at a time. */
let current = null;

// Set when the page loads, so that the drop-in knows in the click whether a program runs already.
Module.setListener({
  onRoomClose({ data }) {
    // The program is gone or could not enter: whatever the reason, the row is put right and nothing waits for ever.
    void attempt(() => over(data.code === 2 ? 'left' : 'programCrashed', data.msg || String(data.code)));
  },
});

// The program goes with the page; the call is ended by a request that outlives it.
addEventListener('pagehide', () => {
  if (!current) return;
  Module.unload();
  const body = JSON.stringify({ reason: 'left' });
  const headers = { 'Content-Type': 'application/json' };
  void fetch(`/api/calls/${current.callID}/end`, { method: 'POST', keepalive: true, headers, body });
});

const list = el('ul');
const name = el('input', { maxLength: 80, required: true, autocomplete: 'off' });
const form = el(
  'form',
  {
    onsubmit(event) {
      event.preventDefault();
      void attempt(create);
    },
  },
  el('label', {}, words.newRoom, name),
  el('button', { className: 'main' }, words.create),
  el('button', { type: 'button', onclick: () => void attempt(load) }, words.reload),
);

async function create() {
  await api('POST', '/rooms', { name: name.value, type, template });
  name.value = '';
  await load();
}

async function load() {
  const { items } = await api('GET', `/rooms?type=${type}&state=idle,live,closing&size=20`);
  list.replaceChildren(...(items.length > 0 ? items.map(row) : [el('li', {}, words.empty)]));
  show(form, list);
}

function row(room) {
  const mine = current?.room.roomID === room.roomID;
  const open = mine
    ? el('button', { onclick: () => void attempt(stop) }, words.stop)
    : el(
        'button',
        { onclick: () => void attempt(() => start(room)), disabled: current !== null },
        words.start,
      );
  const close = el('button', { onclick: () => void attempt(() => closeRoom(room)) }, words.close);
  return el(
    'li',
    {},
    el('span', { className: 'name' }, room.name),
    el('span', { className: 'state' }, words.states[room.state]),
    open,
    // The server says what this person may do; a room of somebody else has no such button.
    ...(room.can.includes('close') ? [close] : []),
  );
}

async function start(room) {
  const recording = { mixRecord: false, screenRecord: 0, cloudRecordUrl: '', recordPath: '' };
  const { call, credentials } = await api('POST', '/calls', { roomID: room.roomID, template, recording });
  current = { callID: call.callID, room };
  say(words.starting, { actions: [el('button', { onclick: () => void attempt(giveUp) }, words.cancel)] });
  Module.startEXE({
    userdata: {
      userID: credentials.userID,
      userName: call.agent.name,
      userSig: credentials.userSig,
      sdkAppID: credentials.sdkAppID,
      accType: credentials.accType,
    },
    roomdata: {
      serverDomain: credentials.serverDomain,
      roomAction: credentials.roomAction,
      roomID: room.roomID,
      roomName: room.name,
      roomTitle: room.name,
      roomLogo: '',
      template,
    },
    custom: { mixRecord: false },
    // "Connected", not "in the room": the list says when RoomService sees us there.
    success: () => void attempt(() => connected(call.callID)),
    fail(failure) {
      // -1 is no verdict: listening goes on, and a late answer is still a success.
      if (failure.errCode === -1) {
        sayFailure(failure, [el('button', { onclick: () => void attempt(giveUp) }, words.cancel)]);
      } else {
        void attempt(async () => {
          await over('launchGivenUp', null);
          sayFailure(failure);
        });
      }
    },
  });
}

async function connected(callID) {
  if (current?.callID !== callID) return;
  say(words.running);
  await load();
}

async function giveUp() {
  Module.stopEXE({ data: { roomID: current?.room.roomID } });
  await over('launchGivenUp', null);
  say('');
}

function stop() {
  Module.stopEXE({ data: { roomID: current.room.roomID } });
  return over('left', words.stop);
}

/** The call is over: RoomService is told, and the list shows it. */
async function over(reason, why) {
  const ended = current;
  if (!ended) return;
  current = null;
  await api('POST', `/calls/${ended.callID}/end`, { reason });
  if (why !== null) say(words.ended(ended.room.name, why));
  await load();
}

async function closeRoom(room) {
  if (current?.room.roomID === room.roomID) await stop();
  await api('POST', `/rooms/${room.roomID}/close`, { reason: words.closeReason });
  say(words.closed(room.name));
  await load();
}

void attempt(load);
