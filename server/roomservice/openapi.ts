import * as z from 'zod/mini';
import type { Endpoint } from '../../contract/endpoint';
import { endpoints } from '../../contract/endpoints';
import { problemBody, problemStatus } from '../../contract/problems';

/** The API as an OpenAPI 3.1 document, made from the endpoint records. */
export function openApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, record] of Object.entries(endpoints) as [string, Endpoint][]) {
    const path = `/api${record.path.replace(/:(\w+)/g, '{$1}')}`;
    (paths[path] ??= {})[record.method.toLowerCase()] = operation(name, record);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'webexe-console RoomService', version },
    paths,
    components: {
      schemas: { Problem: schemaOf(problemBody, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'session', description: 'Set by POST /api/sign-in' },
        userSig: {
          type: 'http',
          scheme: 'UserSig',
          description: 'Authorization: UserSig <userID> <userSig>',
        },
      },
    },
  };
}

function operation(operationId: string, record: Endpoint): object {
  const { access } = record;
  const codes = [...new Set(record.errors.map((code) => problemStatus[code]))];
  return {
    operationId,
    summary: record.summary,
    'x-access': access,
    'x-problems': record.errors,
    security: access === 'public' ? [] : [access === 'userSig' ? { userSig: [] } : { session: [] }],
    parameters: [...parameters(record.params, 'path'), ...parameters(record.query, 'query')],
    ...(record.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(record.body, 'input') } },
          },
        }
      : {}),
    responses: {
      ...(record.result
        ? {
            200: {
              description: 'OK',
              content: { 'application/json': { schema: schemaOf(record.result, 'output') } },
            },
          }
        : record.media
          ? { 200: { description: 'OK', content: { [record.media]: {} } } }
          : { 204: { description: 'Done' } }),
      ...Object.fromEntries(codes.map((code) => [code, problem(code)])),
      default: problem(400),
    },
  };
}

function problem(status: number): object {
  const codes = Object.entries(problemStatus).filter(([, each]) => each === status);
  return {
    description: codes.map(([code]) => code).join(', '),
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
}

function parameters(schema: z.core.SomeType | undefined, where: 'path' | 'query'): object[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'output') as ObjectSchema;
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: where,
    // A default makes a parameter present after parsing, not required before it.
    required: where === 'path' || (required.includes(name) && !('default' in each)),
    schema: each,
    ...('type' in each && each.type === 'array' ? { style: 'form', explode: false } : {}),
  }));
}

function schemaOf(schema: z.core.SomeType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema as z.core.$ZodType, { io, unrepresentable: 'any' });
  return rest;
}
