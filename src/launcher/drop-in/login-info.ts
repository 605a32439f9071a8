import { call, fieldsOf, text, type Given } from './given';
import type { Page } from './page';

const limitMs = 10_000;

/**
 * Asks a server for JSON, as pages of 2018 do: GET with the data in the query, or POST with JSON or a form.
 * `success` gets `{status, data}`, or `{status, msg}` for the plain text ok; `fail` gets `{code, msg}`, once.
 */
export async function request(page: Page, argument: unknown): Promise<void> {
  const object = fieldsOf(argument);
  const fail = (code: number, msg: string) => call(object['fail'], { code, msg });
  const url = text(object['url']);
  if (!url) return call(object['fail'], { errCode: -1, errMsg: 'url 为空, 请调用init接口进行设置' });
  try {
    const response = await page.fetch(addressOf(url, object, page), initOf(object));
    const body = await response.text();
    const { status } = response;
    if (!response.ok) fail(status, response.statusText);
    else if (body === 'ok') call(object['success'], { status, msg: body });
    else call(object['success'], { status, data: JSON.parse(body) as unknown });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'TimeoutError') fail(-1, '请求超时');
    else fail(0, error instanceof Error ? error.message : '');
  } finally {
    call(object['complete']);
  }
}

export function getSDKLoginInfo(page: Page, argument: unknown): void {
  const object = fieldsOf(argument);
  const data = fieldsOf(object['data']);
  void request(page, {
    url: data['loginServerDoMain'],
    method: data['method'],
    data: { userID: data['userID'] },
    success: object['success'],
    fail: object['fail'],
  });
}

const isPost = (object: Given) => text(object['method'])?.toUpperCase() === 'POST';

function addressOf(url: string, object: Given, page: Page): string {
  if (isPost(object)) return url;
  const query = new URLSearchParams({ v: String(page.random()).replace('.', '') });
  for (const [name, value] of Object.entries(fieldsOf(object['data']))) query.set(name, String(value));
  return `${url}?${query}`;
}

function initOf(object: Given): RequestInit {
  const signal = AbortSignal.timeout(limitMs);
  if (!isPost(object)) return { signal };
  const form = object['headType'] === 'urlencode';
  const type = form ? 'application/x-www-form-urlencoded' : 'application/json;charset=UTF-8';
  return {
    signal,
    method: 'POST',
    headers: { 'Content-Type': type },
    body: JSON.stringify(object['data'] ?? {}),
  };
}
