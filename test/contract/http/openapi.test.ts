import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { auditEntry } from '../../../contract/audit';
import { call } from '../../../contract/calls';
import type { Endpoint } from '../../../contract/endpoint';
import { endpoints } from '../../../contract/endpoints';
import { me, team, user } from '../../../contract/people';
import { personRef } from '../../../contract/primitives';
import { problemStatus } from '../../../contract/problems';
import { recording } from '../../../contract/recordings';
import { member, recordingModes, room, roomEvent } from '../../../contract/rooms';
import { credentials, roomPulse, session } from '../../../contract/sessions';
import { picture } from '../../../contract/streams';
import { aRoomService } from '../../support/roomservice';
import type { Description } from '../../../server/roomservice/description/openapi';
import { SHAPES, type Shape } from '../../../server/roomservice/description/named';
import { shapeText } from '../../../server/roomservice/description/shape-text';

async function description(): Promise<Description> {
  const world = aRoomService();
  const response = await world.stranger().send('/api/openapi.json');
  await world.stop();
  expect(response.status).toBe(200);
  return (await response.json()) as Description;
}

/** Smaller ones first, so that larger ones name them. */
const things = {
  PersonRef: personRef,
  RecordingModes: recordingModes,
  Member: member,
  Room: room,
  RoomEvent: roomEvent,
  RoomPulse: roomPulse,
  Session: session,
  Credentials: credentials,
  Call: call,
  Picture: picture,
  Recording: recording,
  User: user,
  Team: team,
  Me: me,
  AuditEntry: auditEntry,
};

/** With every shape where it is used, so that the review sees what each endpoint takes and gives. */
function whole({ components, ...rest }: Description): Pick<Description, 'paths'> {
  const inlined = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inlined);
    if (typeof value !== 'object' || value === null) return value;
    const { $ref, ...others } = value as { readonly $ref?: string };
    const shape = $ref === undefined ? {} : components.schemas[$ref.slice(SHAPES.length)];
    return Object.fromEntries(
      Object.entries({ ...shape, ...others }).map(([name, each]) => [name, inlined(each)]),
    );
  };
  return inlined(rest) as Description;
}

/** A shape that gets a name: one field a line, so that a change shows as one line. */
export function namedText(name: string, shape: Shape, names: Map<string, string>): string[] {
  const fields = Object.entries(shape.properties ?? {}).map(
    ([field, part]) => `  ${field}: ${shapeText(part, names)}`,
  );
  names.set(shapeText(shape, names), name);
  return [name, ...fields, ''];
}

function reviewed({ paths }: Pick<Description, 'paths'>): string {
  const names = new Map<string, string>();
  const lines: string[] = [];
  for (const [name, schema] of Object.entries(things)) {
    const shape = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as Shape;
    lines.push(...namedText(name, shape, names));
  }
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      lines.push(`${method.toUpperCase()} ${path}  ${operation.operationId}  [${operation['x-access']}]`);
      for (const { name, in: where, required, schema } of operation.parameters) {
        lines.push(`  ${where} ${name}${required ? '' : '?'}: ${shapeText(schema, names)}`);
      }
      const sent = operation.requestBody?.content?.['application/json']?.schema;
      if (sent) lines.push(`  body ${shapeText(sent, names)}`);
      const answered = operation.responses['200']?.content?.['application/json']?.schema;
      const file = Object.keys(operation.responses['200']?.content ?? {})[0];
      lines.push(`  → ${answered ? shapeText(answered, names) : (file ?? '204')}`);
      if (operation['x-problems'].length > 0) lines.push(`  ! ${operation['x-problems'].join(' ')}`);
      lines.push('');
    }
  }
  return `${lines.join('\n')}\n`;
}

it('the API is what its reviewed description says', async () => {
  // A difference here is a change of the public surface: look at it, then update with `vitest -u`.
  await expect(reviewed(whole(await description()))).toMatchFileSnapshot('./openapi.snapshot.txt');
});

it('describes every endpoint under its path and method, once', async () => {
  const { openapi, paths } = await description();
  expect(openapi).toBe('3.1.0');
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { operationId }]) => `${operationId} ${method} ${path}`),
  );
  const wanted = Object.entries(endpoints).map(
    ([name, { method, path }]) => `${name} ${method.toLowerCase()} /api${path.replace(/:(\w+)/g, '{$1}')}`,
  );
  expect(described.sort()).toEqual(wanted.sort());
});

it('writes a shape out once and refers to it everywhere else', async () => {
  const { paths, components } = await description();
  expect(components.schemas).toMatchObject({ Room: { type: 'object' }, Problem: { type: 'object' } });
  const seen = new Map<string, number>();
  const count = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('properties' in value && 'required' in value && Object.keys(value.properties ?? {}).length > 6) {
      const text = JSON.stringify(value);
      seen.set(text, (seen.get(text) ?? 0) + 1);
    }
    Object.values(value).forEach(count);
  };
  count([paths, components]);
  expect([...seen].filter(([, times]) => times > 1)).toEqual([]);
});

it('names the statuses of every problem that an endpoint names', async () => {
  const { paths } = await description();
  const operations = Object.values(paths).flatMap((operationsOf) => Object.values(operationsOf));
  for (const [name, { errors, result, media, redirect }] of Object.entries(endpoints) as [
    string,
    Endpoint,
  ][]) {
    const operation = operations.find((each) => each.operationId === name);
    const done = redirect ? 303 : result || media ? 200 : 204;
    const statuses = [done, ...errors.map((code) => problemStatus[code])].map(String);
    expect(Object.keys(operation?.responses ?? {})).toEqual(expect.arrayContaining(statuses));
  }
});

it('asks for what must be there and leaves what has a default to the caller', async () => {
  const { paths } = await description();
  const list = paths['/api/rooms']?.['get']?.parameters ?? [];
  expect(list.filter((parameter) => parameter.required)).toEqual([]);
  expect(list.map((parameter) => parameter.name)).toContain('createdFrom');
  const one = paths['/api/rooms/{roomID}']?.['get']?.parameters ?? [];
  expect(one).toMatchObject([{ name: 'roomID', in: 'path', required: true }]);
});
