/**
 * What a stranger on the program's port would say: a script that reaches for the page around it and for anything it
 * could carry away, and then tells the program what it got hold of, in a question to `/hostile?reached=`. It never calls back.
 */
export function hostileScript(port: number): string {
  return script.replace('PORT', String(port));
}

const script = String.raw`(async () => {
'use strict';
const port = PORT;
const program = 'http://localhost:' + port;
const page = location.ancestorOrigins?.[0] ?? document.referrer;
const reached = [];
const attempt = async (name, reach) => {
  try {
    if (await reach()) reached.push(name);
  } catch {
    // out of reach, as it should be
  }
};
await attempt('origin', () => self.origin !== 'null');
await attempt('parent', () => parent !== self && parent.document.documentElement !== null);
await attempt('top', () => top !== self && top.document.documentElement !== null);
await attempt('topLocation', () => top !== self && typeof top.location.href === 'string');
await attempt('cookies', () => typeof document.cookie === 'string');
await attempt('localStorage', () => localStorage !== null);
await attempt('sessionStorage', () => sessionStorage !== null);
await attempt('indexedDB', () => new Promise((done, fail) => {
  const opening = indexedDB.open('hostile');
  opening.onsuccess = () => done(true);
  opening.onerror = fail;
}));
for (const path of ['/', '/api/session', '/launcher-frame']) {
  await attempt('fetch ' + path, async () => (await fetch(new URL(path, page), { credentials: 'include' })).ok);
}
await attempt('popup', () => open('about:blank') !== null);

// Forged words of the launcher: to the pages around, and on the frame's own port as soon as it is used.
const forged = {
  code: 0,
  message: '',
  port,
  data: [{ event: 'roomStatus', code: 0, msg: 'forged' }],
};
const words = [null, 'ready', { kind: 'ready' }, { id: {}, kind: 'answer' }];
for (let id = 0; id < 50; id += 1) words.push({ id: 1e6 + id, kind: 'answer', tookMs: 1, value: forged });
for (const around of [parent, top]) for (const word of words) around.postMessage(word, '*');
const send = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (...said) {
  MessagePort.prototype.postMessage = send;
  for (const word of words) send.call(this, word);
  send.apply(this, said);
};

const tell = document.createElement('script');
tell.src = program + '/hostile?reached=' + encodeURIComponent(reached.join(','));
tell.onload = () => tell.remove();
document.head.append(tell);
})();`;
