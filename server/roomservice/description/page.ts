import { html, raw } from 'hono/html';
import { grantsOf, roles } from '../../../contract/access';
import { problemStatus } from '../../../contract/problems';
import { chaptersOf, type Chapter, type Described } from './chapters';
import type { Description, Parameter } from './openapi';
import type { Shape } from './named';
import { shapeText } from './shape-text';
import { pageStyle } from './style';

type Html = ReturnType<typeof html>;

/** The API as a page to read: every endpoint with who may call it, what it takes, answers and refuses. No script. */
export async function descriptionPage(description: Description): Promise<string> {
  const chapters = chaptersOf(description);
  const shapes = Object.entries(description.components.schemas);
  return String(
    await html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>API · webexe-console</title>
          ${raw(`<style>${pageStyle}</style>`)}
        </head>
        <body>
          <nav aria-label="Contents">
            <a class="top" href="#top">API ${description.info.version}</a>
            <ul>
              <li><a href="#calling">Calling it</a></li>
              ${chapters.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
              <li><a href="#shapes">Shapes</a></li>
              <li><a href="#problems">Problems</a></li>
            </ul>
          </nav>
          <main id="top">
            <h1>API</h1>
            ${calling()} ${chapters.map((each) => chapter(each, description))}
            <h2 id="shapes">Shapes</h2>
            ${shapes.map(([name, shape]) => namedShape(name, shape, description))} ${problems()}
          </main>
        </body>
      </html>`,
  );
}

function calling(): Html {
  return html`<section id="calling">
    <h2>Calling it</h2>
    <p>
      JSON both ways, UTF-8, under <code>/api</code>. Instants are ISO 8601 in UTC. Fields that you do not
      know may appear in answers; nothing is taken away within a version. The same as a file for machines:
      <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).
    </p>
    <p>Programs show an API token, which an admin makes under <em>Systems → API tokens</em>:</p>
    <pre>
curl -H 'Authorization: Bearer <em>token</em>' 'https://calls.example.com/api/rooms?state=live&amp;size=100'</pre>
    <ul>
      <li>
        <b>API token</b>: acts within the permissions and the team that it was given. Where an endpoint says
        <i>people only</i> it answers <a href="#person.needed">person.needed</a>.
      </li>
      <li>
        <b>session</b>: the cookie of a person who signed in. Requests that change something must come from a
        page of this server.
      </li>
      <li>
        <b>userSig</b>: <code>Authorization: UserSig &lt;userID&gt; &lt;userSig&gt;</code>, for the program of
        one session.
      </li>
    </ul>
    <p>
      Whoever asks too often gets 429 with <code>Retry-After</code>. Every answer has an
      <code>X-Request-ID</code>: the server’s log and the audit log have it too. Live changes come from
      <code>GET /api/events</code> as server-sent events, for people who are signed in; programs are told by
      webhooks.
    </p>
  </section>`;
}

function chapter({ id, title, operations }: Chapter, description: Description): Html {
  return html`<section>
    <h2 id="${id}">${title}</h2>
    ${operations.map((each) => endpoint(each, description))}
  </section>`;
}

function endpoint({ method, path, operation }: Described, description: Description): Html {
  const { operationId, summary, parameters, requestBody, responses } = operation;
  const sent = requestBody?.content?.['application/json']?.schema;
  const [status, answer] = Object.entries(responses)[0] ?? [];
  const [media, content] = Object.entries(answer?.content ?? {})[0] ?? [];
  const refusals = operation['x-problems'];
  return html`<article id="${operationId}">
    <h3><b class="${method}">${method}</b> <code>${path}</code></h3>
    <p>${summary}.</p>
    <p class="who">${who(operation)}</p>
    ${parameters.length > 0 ? fields(parameters.map(parameterField), description) : ''}
    ${
      sent
        ? html`<h4>Body</h4>
            ${shape(sent, description)}`
        : ''
    }
    <h4>Answer ${status}</h4>
    ${content?.schema ? shape(content.schema, description) : html`<p>${media ?? 'Nothing more.'}</p>`}
    ${
      refusals.length > 0
        ? html`<p class="refusals">
            Refuses with
            ${refusals.map((code) => html`<a href="#${code}">${problemStatus[code]} ${code}</a> `)}
          </p>`
        : ''
    }
  </article>`;
}

function who({ 'x-access': access, security }: Described['operation']): Html {
  if (access === 'public') return html`Anybody`;
  if (access === 'userSig') return html`The program of a session, by its userSig`;
  const peopleOnly = security.every((each) => !('apiToken' in each));
  const tokens = peopleOnly ? 'people only' : 'people and API tokens';
  if (access === 'signedIn' || access === 'changing') return html`Whoever is signed in · ${tokens}`;
  const holders = roles.flatMap((role) => {
    const scope = grantsOf[role][access];
    return scope ? [`${role} (${scope})`] : [];
  });
  return html`<code>${access}</code> · ${holders.join(', ')} · ${tokens}`;
}

interface Field {
  readonly name: string;
  readonly where: string;
  readonly required: boolean;
  readonly shape: Shape;
}

function parameterField({ name, in: where, required, schema }: Parameter): Field {
  return { name, where, required, shape: schema };
}

/** An object as a table of its fields; anything else in a line. */
function shape(given: Shape, description: Description): Html {
  const { properties, required = [] } = given;
  if (!properties) return html`<p>${linked(shapeText(given), description)}</p>`;
  return fields(
    Object.entries(properties).map(([name, each]) => ({
      ...{ name, where: '', required: required.includes(name), shape: each },
    })),
    description,
  );
}

function fields(all: readonly Field[], description: Description): Html {
  return html`<table>
    ${all.map(
      ({ name, where, required, shape: of }) =>
        html`<tr>
          <th scope="row"><code>${name}</code>${required ? '' : html`<i>optional</i>`}</th>
          <td>${linked(shapeText(of), description)}${where === '' ? '' : html` <i>in ${where}</i>`}</td>
        </tr>`,
    )}
  </table>`;
}

function namedShape(name: string, of: Shape, description: Description): Html {
  return html`<article id="shape-${name}">
    <h3>${name}</h3>
    ${shape(of, description)}
  </article>`;
}

/** Names of shapes lead to where they are written out. */
function linked(text: string, { components }: Description): Html {
  const parts = text.replace(/\((\w+)\)\[\]/g, '$1[]').split(/("[^"]*"|\/[^/\s]+\/|\b[A-Z]\w+\b)/);
  return html`<code
    >${parts.map((part) =>
      Object.hasOwn(components.schemas, part) ? html`<a href="#shape-${part}">${part}</a>` : part,
    )}</code
  >`;
}

function problems(): Html {
  return html`<section id="problems">
    <h2>Problems</h2>
    <p>
      What is not 2xx has the shape <a href="#shape-Problem">Problem</a>: a code for programs, the id of the
      request, the fields that are wrong, and the names and numbers that a sentence about it needs.
    </p>
    <table>
      ${Object.entries(problemStatus).map(
        ([code, status]) =>
          html`<tr id="${code}">
            <th scope="row"><code>${code}</code></th>
            <td>${status}</td>
          </tr>`,
      )}
    </table>
  </section>`;
}
