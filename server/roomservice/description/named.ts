import * as z from 'zod/mini';
import * as audit from '../../../contract/audit';
import * as calls from '../../../contract/calls';
import * as client from '../../../contract/client';
import * as closings from '../../../contract/closings';
import * as cloud from '../../../contract/cloud-recordings';
import * as comments from '../../../contract/comments';
import * as customers from '../../../contract/customers';
import * as floor from '../../../contract/floor';
import * as forms from '../../../contract/forms';
import * as holds from '../../../contract/holds';
import * as oldClients from '../../../contract/old-clients';
import * as people from '../../../contract/people';
import * as presence from '../../../contract/presence';
import * as primitives from '../../../contract/primitives';
import * as recordings from '../../../contract/recordings';
import * as reviewCharts from '../../../contract/review-charts';
import * as reviewForms from '../../../contract/review-forms';
import * as reviewStates from '../../../contract/review-states';
import * as reviews from '../../../contract/reviews';
import * as assigning from '../../../contract/assigning';
import * as reassigning from '../../../contract/reassigning';
import * as retention from '../../../contract/retention';
import * as moves from '../../../contract/moves';
import * as storage from '../../../contract/storage';
import * as storageFindings from '../../../contract/storage-findings';
import * as rooms from '../../../contract/rooms';
import * as sampling from '../../../contract/sampling';
import * as samplingRules from '../../../contract/sampling-rules';
import * as sessions from '../../../contract/sessions';
import * as signIns from '../../../contract/sign-ins';
import * as streams from '../../../contract/streams';
import * as tickets from '../../../contract/tickets';
import * as tokens from '../../../contract/tokens';
import * as uploads from '../../../contract/uploads';
import * as wallboard from '../../../contract/wallboard';
import * as webhookEvents from '../../../contract/webhook-events';
import * as webhooks from '../../../contract/webhooks';

const nouns = [
  ...[primitives, people, signIns, rooms, sessions, calls, streams, tickets, recordings, uploads],
  ...[
    holds,
    retention,
    storage,
    moves,
    storageFindings,
    presence,
    floor,
    wallboard,
    closings,
    customers,
    audit,
  ],
  ...[client, oldClients, tokens],
  ...[comments, assigning, reassigning, reviewForms, reviewStates, forms, reviewCharts, reviews],
  ...[samplingRules, sampling],
  ...[webhooks, webhookEvents, cloud],
];

/** Objects without defaults, which are the same when they are sent. */
const wholeBothWays: ReadonlySet<unknown> = new Set([samplingRules.samplingAsks]);
const simple: ReadonlySet<string> = new Set(['string', 'enum', 'literal']);

/** What the contract exports under a name has that name in descriptions too, and is written out there once. */
const answered = z.registry<{ readonly id: string }>();
/** Of what is sent only the simple ones: an object may leave out what an answer always has, so it is no longer the same. */
const sent = z.registry<{ readonly id: string }>();
for (const [name, value] of nouns.flatMap((noun) => Object.entries(noun))) {
  if (!(value instanceof z.core.$ZodType) || answered.has(value)) continue;
  answered.add(value, { id: capitalised(name) });
  if (simple.has(value._zod.def.type) || wholeBothWays.has(value)) sent.add(value, { id: capitalised(name) });
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A JSON schema, as far as zod makes them. */
export interface Shape {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly prefixItems?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
  readonly propertyNames?: Shape;
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly $ref?: string;
}

/** Where a described shape is in an OpenAPI document. */
export const SHAPES = '#/components/schemas/';

/** Makes shapes of schemas, and gathers the named ones that they refer to. */
export function createShapes() {
  const gathered = new Map<string, Shape>();

  /** Whole, with nothing named: for parameters, which are read on their own. */
  function plain(schema: z.core.SomeType): Shape {
    return bare(z.toJSONSchema(schema as z.core.$ZodType, { io: 'output', unrepresentable: 'any' }) as Shape);
  }

  function of(schema: z.core.SomeType, io: 'input' | 'output'): Shape {
    const metadata = io === 'input' ? sent : answered;
    const made = z.toJSONSchema(schema as z.core.$ZodType, { io, unrepresentable: 'any', metadata });
    const { $defs = {}, ...rest } = JSON.parse(
      JSON.stringify(made).replaceAll('"#/$defs/', `"${SHAPES}`),
    ) as Shape & { readonly $defs?: Readonly<Record<string, Shape>> };
    for (const [name, shape] of Object.entries($defs)) gathered.set(name, bare(shape));
    return bare(rest);
  }

  return { of, plain, gathered };
}

/** Without what only tells schemas apart from each other. */
function bare(shape: Shape): Shape {
  const {
    $schema: _,
    id: __,
    ...rest
  } = shape as Shape & { readonly $schema?: string; readonly id?: string };
  return rest;
}
