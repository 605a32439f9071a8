import type { Claims } from '../../../server/roomservice/people/provider/port';
import { codeOf } from '../../support/doubles';
import type { Answer, Browser } from '../../support/roomservice-client';

/** A browser goes to the provider and comes back with this said of a person; or with that `code`, or that `error`. */
export async function comeBack(browser: Browser, given: Claims, redirect?: string): Promise<Answer> {
  const there = await browser.call(
    'startProviderSignIn',
    redirect === undefined ? {} : { query: { redirect } },
  );
  const state = new URL(String(there.body)).searchParams.get('state') ?? '';
  const { code, error } = given;
  const answer =
    typeof error === 'string' ? { error } : { code: typeof code === 'string' ? code : codeOf(given) };
  return browser.call('finishProviderSignIn', { query: { state, ...answer } });
}
