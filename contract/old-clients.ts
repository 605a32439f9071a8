import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { instant, personRef } from './primitives';

/** `10.0.0.0/8`, `192.0.2.7`, `2001:db8::/32`. */
export const network = z.string().check(
  z.trim(),
  z.maxLength(50),
  z.refine((text) => networkShapes.some((shape) => shape.safeParse(text).success), {
    error: 'invalid_format',
  }),
);
const networkShapes = [z.ipv4(), z.cidrv4(), z.ipv6(), z.cidrv6()] as const;

/**
 * Scheme, host and port of a page, as a browser says them: `https://crm.example.com`. In lower case, names of other
 * scripts as xn--…, and without the port that the scheme has anyway.
 */
export const pageOrigin = z
  .string()
  .check(
    z.trim(),
    z.maxLength(300),
    z.regex(/^https?:\/\/(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:[1-9][0-9]{0,4})?$/),
    z.regex(/^(?!http:.*:80$|https:.*:443$)/),
  );

/** For whom the part of the 2018 wire is open that asks nobody who they are. */
export const roomListRules = z.object({
  networks: z.array(network).check(z.maxLength(50)),
  /** Pages of other origins that may read the answers; those of this console always may. */
  origins: z.array(pageOrigin).check(z.maxLength(50)),
});
export type RoomListRules = z.infer<typeof roomListRules>;

const decided = {
  /** Off: open only where the installation itself says so. */
  roomListOpen: z.boolean(),
  /** Kept while it is off. */
  roomList: roomListRules,
};

/** What an admin decides about clients of 2018 that carry no identity. */
export const oldClientSettings = z.object({
  ...decided,
  /** What the server's own configuration opens, whatever is decided here. */
  installed: roomListRules,
  /** Goes up by one with each change; an edit names the version it saw. 0: nobody has decided anything. */
  version: z.number(),
  updatedAt: z.nullable(instant),
  updatedBy: z.nullable(personRef),
});
export type OldClientSettings = z.infer<typeof oldClientSettings>;

export const getOldClientSettings = endpoint({
  method: 'GET',
  path: '/old-clients',
  summary: 'For which networks and pages the room list of 2018 is open',
  access: 'client.manage',
  result: oldClientSettings,
});

export const updateOldClientSettings = endpoint({
  method: 'PUT',
  path: '/old-clients',
  summary: 'Open or close the room list of 2018; open, it needs a network',
  access: 'client.manage',
  body: z.object({ ...decided, version: z.number() }).check(
    z.refine(({ roomListOpen, roomList }) => !roomListOpen || roomList.networks.length > 0, {
      path: ['roomList', 'networks'],
      error: 'required',
    }),
  ),
  result: oldClientSettings,
  errors: ['settings.changed'],
});
