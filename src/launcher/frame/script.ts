/**
 * The script of the frame, as text: it is served inline, so it cannot be a module of ours.
 *
 * The page sends `{ id, kind: 'request' | 'delay' | 'abort', ... }` over a MessagePort and gets
 * `{ id, kind: 'answer' | 'empty' | 'unreachable' | 'blocked' | 'timeout' | 'waited', tookMs, value? }` back.
 */
export function frameScript(ports: readonly number[], options: { readonly side?: boolean } = {}): string {
  // `side`: also the ports of programs that run side by side (singleton false), which nobody can list beforehand.
  return script.replace('PORTS', JSON.stringify(ports)).replace('SIDE', String(options.side ?? false));
}

const script = String.raw`(() => {
'use strict';
const allowedPorts = PORTS;
const sidePorts = SIDE;
const allowedPath = /^\/(query|quit|externalProtol|cslive[A-Za-z]+)$/;
const stops = new Map();
let channel = null;
let count = 0;
let forbidden = false;

// A worker's timers keep their time in a hidden tab; the page's own are slowed to one a second or a minute.
const waiting = new Map();
let timers = 0;
let ticker = null;
try {
  const source = 'onmessage = ({ data }) => setTimeout(() => postMessage(data[0]), data[1])';
  ticker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  ticker.onmessage = ({ data }) => {
    const wait = waiting.get(data);
    waiting.delete(data);
    if (wait) wait[0]();
  };
} catch {
  ticker = null;
}
// Forbidden by a policy, it fails later or never ticks: then everything that waits goes on by the page's timers.
if (ticker) {
  ticker.onerror = () => {
    ticker = null;
    for (const [timer, [run, ms]] of waiting) if (waiting.delete(timer)) setTimeout(run, ms);
  };
}

function later(run, ms) {
  if (!ticker) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  }
  const timer = (timers += 1);
  waiting.set(timer, [run, ms]);
  ticker.postMessage([timer, ms]);
  return () => waiting.delete(timer);
}

function reply(id, kind, tookMs, value) {
  if (!stops.delete(id)) return;
  try {
    channel.postMessage({ id, kind, tookMs, value });
  } catch {
    channel.postMessage({ id, kind: 'empty', tookMs }); // the value was no data: a function, say
  }
}

function request({ id, port, path, params, limitMs }) {
  const known = allowedPorts.includes(port) || (sidePorts && port >= 50000 && port <= 65535);
  if (!known || !allowedPath.test(path)) return reply(id, 'unreachable', 0);
  const name = 'jsonp_callback_' + (count += 1);
  const askedAt = performance.now();
  const took = () => performance.now() - askedAt;
  const script = document.createElement('script');
  const endLimit = typeof limitMs === 'number' ? later(() => reply(id, 'timeout', took()), limitMs) : () => {};
  // The callback and the element live until the browser is done with the request, even when nobody waits
  // for it any more: a late reply must find its callback. After that nothing is left.
  const settle = (kind) => {
    endLimit();
    delete window[name];
    script.remove();
    reply(id, kind, took());
  };
  window[name] = (value) => {
    endLimit();
    reply(id, 'answer', took(), value);
  };
  script.onload = () => settle('empty');
  script.onerror = () => settle(forbidden ? 'blocked' : 'unreachable');
  const query = new URLSearchParams({ ...params, callback: name, v: String(Math.random()).slice(2) });
  script.src = 'http://localhost:' + port + path + '?' + query;
  stops.set(id, endLimit);
  document.head.append(script);
}

function receive({ data }) {
  if (data.kind === 'request') {
    stops.set(data.id, () => {});
    request(data);
  } else if (data.kind === 'delay') {
    stops.set(data.id, later(() => reply(data.id, 'waited', data.ms), data.ms));
  } else if (data.kind === 'abort') {
    const stop = stops.get(data.id);
    stops.delete(data.id);
    if (stop) stop();
  }
}

// The policy of the page around a srcdoc frame holds in it too. It may not name the program's address.
addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
  if (effectiveDirective.startsWith('script-src')) forbidden = true;
});

// A reply that is no script, or calls somebody else, is reported as empty; it need not also fill the console.
addEventListener('error', (event) => event.preventDefault());

addEventListener('message', function connect({ source, ports }) {
  if (source !== parent || !ports[0]) return;
  removeEventListener('message', connect);
  channel = ports[0];
  channel.onmessage = receive;
  channel.postMessage({ kind: 'ready' });
});
})();`;
