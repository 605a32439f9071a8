// pushplay.html: the program pushes the camera to one RTMP address and plays another; no room, nobody signed in.

import { el, say, sayFailure, show } from './page.js';
import { words } from './words.js';

const push = el('input', { placeholder: 'rtmp://', spellcheck: false, autocomplete: 'off' });
const play = el('input', { placeholder: 'rtmp://', spellcheck: false, autocomplete: 'off' });
const begin = el('button', { className: 'main', onclick: start }, words.begin);
const end = el('button', { onclick: stop, disabled: true }, words.end);
const pictures = {
  pusher: { button: el('button', { onclick: () => take('pusher'), disabled: true }, words.takePusher) },
  player: { button: el('button', { onclick: () => take('player'), disabled: true }, words.takePlayer) },
};
const album = el('div');

/** SDK events that bring a picture. */
const roles = { 1012: 'pusher', 2010: 'player' };

PushPlay.setListener({
  onRecvEvent(cmd) {
    if (cmd.event === 'roomStatus' && cmd.code < 0) {
      running(false);
      say(cmd.msg, { bad: true });
    }
    const role = cmd.event === 'sdkEventCallback' ? roles[cmd.eventID] : undefined;
    if (role) showPicture(role, cmd.params);
  },
});

addEventListener('pagehide', () => PushPlay.unload());

function start() {
  for (const field of [push, play]) {
    if (/^rtmp:\/\/.+/i.test(field.value.trim())) continue;
    say(words.notRtmp, { bad: true });
    field.focus();
    return;
  }
  say(words.starting);
  // While streams run, the same call gives the program other addresses.
  PushPlay.startEXE({
    data: { pushURL: push.value.trim(), playURL: play.value.trim(), title: words.pushplay },
    success() {
      running(true);
      say(words.running);
    },
    fail: (failure) => sayFailure(failure),
  });
}

function stop() {
  PushPlay.stopEXE();
  running(false);
  say(words.stopped);
}

function running(is) {
  begin.textContent = is ? words.change : words.begin;
  end.disabled = !is;
  for (const { button } of Object.values(pictures)) button.disabled = !is;
}

function take(role) {
  PushPlay.videoSnapshot({ data: { userRole: role } });
}

function showPicture(role, params) {
  const base64 = params.find(({ name }) => name === 'base64Img')?.value.replace(/\s/g, '');
  if (!base64) return say(words.noPicture, { bad: true });
  album.append(
    el(
      'figure',
      {},
      el('img', { src: `data:image/jpeg;base64,${base64}`, alt: words[role] }),
      el('figcaption', {}, words[role]),
    ),
  );
}

show(
  el('label', {}, words.push, push),
  el('label', {}, words.play, play),
  el('div', { className: 'buttons' }, begin, end, pictures.pusher.button, pictures.player.button),
  album,
);
