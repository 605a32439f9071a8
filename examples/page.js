// What the example pages have in common: elements, one message in the page (never a dialog that blocks it), and calls of
// RoomService's own API with the cookie of whoever is signed in to the console on this address.

import { words } from './words.js';

/** el('button', { className: 'main', onclick }, 'Start') */
export function el(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const page = document.getElementById('page');
const message = el('div', { className: 'message', hidden: true });
message.setAttribute('role', 'status');

/** Puts the page together under its heading. */
export function show(...parts) {
  const name = document.body.dataset.words;
  page.replaceChildren(el('h1', {}, words[name]), el('p', {}, words.about[name]), message, ...parts);
}

/** Says something in the page; `actions` are buttons that go with it. */
export function say(text, { bad = false, actions = [] } = {}) {
  message.className = bad ? 'message bad' : 'message';
  message.replaceChildren(el('p', {}, text), el('div', { className: 'buttons' }, ...actions));
  message.hidden = text === '';
}

/** What a failure of the drop-in means, and what to do about it. */
export function sayFailure({ errCode, errMsg }, actions = []) {
  say(`${errMsg} (${errCode}). ${words.next[errCode] ?? ''}`, { bad: true, actions });
}

export class ApiError extends Error {
  constructor(status, code) {
    super(code);
    this.status = status;
  }
}

export async function api(method, path, body) {
  const response = await fetch(`/api${path}`, {
    method,
    ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const answer = response.status === 204 ? null : await response.json();
  if (!response.ok) throw new ApiError(response.status, answer.error.code);
  return answer;
}

/** Runs what a click began; whatever goes wrong is said in the page, and nobody signed in is shown the way. */
export async function attempt(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) {
      const back = encodeURIComponent(location.pathname);
      show(el('p', {}, words.signIn, ' ', el('a', { href: `/login?redirect=${back}` }, words.signInLink)));
    } else {
      say(error.message, { bad: true });
    }
  }
}
