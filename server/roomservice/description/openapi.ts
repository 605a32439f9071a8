import type * as z from 'zod/mini';
import type { Endpoint } from '../../../contract/endpoint';
import { endpoints } from '../../../contract/endpoints';
import { problemBody, problemStatus } from '../../../contract/problems';
import { createShapes, SHAPES, type Shape } from './named';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: Shape;
}
interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Shape }>>;
}
export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly 'x-access': Endpoint['access'];
  readonly 'x-problems': Endpoint['errors'];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: Content & { readonly required: true };
  readonly responses: Readonly<Record<string, Content & { readonly description: string }>>;
}
export interface Description {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Shape>>;
    readonly securitySchemes: Readonly<Record<string, object>>;
  };
}

const PROBLEM = { $ref: `${SHAPES}Problem` };

/** The API as an OpenAPI 3.1 document, made from the endpoint records. */
export function openApi(version: string): Description {
  const shapes = createShapes();
  const paths: Record<string, Record<string, Operation>> = {};
  for (const [name, record] of Object.entries(endpoints) as [string, Endpoint][]) {
    const path = `/api${record.path.replace(/:(\w+)/g, '{$1}')}`;
    (paths[path] ??= {})[record.method.toLowerCase()] = operation(name, record, shapes);
  }
  const problem = shapes.of(problemBody, 'output');
  return {
    openapi: '3.1.0',
    info: { title: 'webexe-console RoomService', version },
    paths,
    components: {
      schemas: Object.fromEntries(
        [...shapes.gathered.set('Problem', problem)].sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'session', description: 'Set by POST /api/sign-in' },
        apiToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'Authorization: Bearer <API token>, made by an admin',
        },
        userSig: {
          type: 'http',
          scheme: 'UserSig',
          description: 'Authorization: UserSig <userID> <userSig>',
        },
      },
    },
  };
}

type Shapes = ReturnType<typeof createShapes>;

function operation(operationId: string, record: Endpoint, shapes: Shapes): Operation {
  const codes = [...new Set(record.errors.map((code) => problemStatus[code]))];
  return {
    operationId,
    summary: record.summary,
    'x-access': record.access,
    'x-problems': record.errors,
    security: security(record),
    parameters: [...parameters(record.params, 'path', shapes), ...parameters(record.query, 'query', shapes)],
    ...(record.body ? { requestBody: { required: true, ...json(shapes.of(record.body, 'input')) } } : {}),
    responses: {
      ...answer(record, shapes),
      ...Object.fromEntries(codes.map((code) => [code, problem(code)])),
      default: problem(400),
    },
  };
}

/** Any one of these lets a caller in. */
function security({ access, person }: Endpoint): Operation['security'] {
  if (access === 'public') return [];
  if (access === 'userSig') return [{ userSig: [] }];
  return [{ session: [] }, ...(person ? [] : [{ apiToken: [] }])];
}

function answer({ result, media, redirect }: Endpoint, shapes: Shapes): Operation['responses'] {
  if (redirect) return { 303: { description: 'The way on; where it fails, to the sign-in page' } };
  if (result) return { 200: { description: 'OK', ...json(shapes.of(result, 'output')) } };
  return media ? { 200: { description: 'OK', content: { [media]: {} } } } : { 204: { description: 'Done' } };
}

function json(schema: Shape) {
  return { content: { 'application/json': { schema } } };
}

function problem(status: number): Operation['responses'][string] {
  const codes = Object.entries(problemStatus).filter(([, each]) => each === status);
  return { description: codes.map(([code]) => code).join(', '), ...json(PROBLEM) };
}

function parameters(
  schema: z.core.SomeType | undefined,
  where: Parameter['in'],
  shapes: Shapes,
): readonly Parameter[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = shapes.plain(schema);
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: where,
    // A default makes a parameter present after parsing, not required before it.
    required: where === 'path' || (required.includes(name) && !('default' in each)),
    schema: each,
    ...(each.type === 'array' ? { style: 'form', explode: false } : {}),
  }));
}
