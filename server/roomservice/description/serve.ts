import { openApi, type Description } from './openapi';
import { descriptionPage } from './page';
import { pageStyle } from './style';

/** Answers for the description of the API. Made when somebody asks: it takes longer than all the rest of a start. */
export function createDescription(version: string) {
  let made: Description | undefined;
  const description = () => (made ??= openApi(version));
  let page: Promise<Page> | undefined;

  return {
    file: () => Response.json(description()),
    async page(): Promise<Response> {
      const { text, policy } = await (page ??= pageOf(description()));
      return new Response(text, {
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': policy,
          'cache-control': 'no-cache',
        },
      });
    },
  };
}

interface Page {
  readonly text: string;
  readonly policy: string;
}

/** The page has one style and nothing else, and its policy lets it have no more. */
async function pageOf(description: Description): Promise<Page> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(pageStyle));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return {
    text: await descriptionPage(description),
    policy: `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; frame-ancestors 'none'`,
  };
}
