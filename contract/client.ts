import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { instant, personRef, text } from './primitives';

export const clientSystems = ['windows', 'macos', 'linux'] as const;
export const clientSystem = z.enum(clientSystems);
export type ClientSystem = z.infer<typeof clientSystem>;

/** `3.2` or `3.2.0`. */
const programVersion = z.string().check(z.regex(/^\d{1,5}(\.\d{1,5}){1,3}$/));

/** A download goes over TLS, or comes from this very computer. */
const installerURL = z
  .string()
  .check(
    z.trim(),
    z.maxLength(500),
    z.regex(/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\/)[^\s"\\<>]+$/),
  );

export const installer = z.object({
  url: installerURL,
  version: programVersion,
  /** In bytes; null where nobody said. */
  bytes: z.nullable(z.number().check(z.multipleOf(1), z.gte(1), z.lte(10_000_000_000))),
});
export type Installer = z.infer<typeof installer>;

/** `D:\records`, `\\server\share\records` or `/home/records`; empty is none. */
export const recordFolder = text(250).check(z.regex(/^$|^[A-Za-z]:[\\/]|^\\\\|^\//));

const settings = {
  /** By system; null: agents of that system are told whom to ask. */
  installers: z.object({
    windows: z.nullable(installer),
    macos: z.nullable(installer),
    linux: z.nullable(installer),
  }),
  /** A program that says an older version is to be updated; null: any will do. */
  minimumVersion: z.nullable(programVersion),
  /** Where new rooms let the program write screen recordings on the agent's PC; empty is none. */
  recordPath: recordFolder,
  /** Whom to ask for the program: a name, a number, an address. Empty: the administrator. */
  helpContact: text(200),
};

/** What an admin decides about the desktop program, for everybody. */
export const clientSettings = z.object({
  ...settings,
  /** This server takes streams itself: a screen that is pushed needs no cloudRecordUrl. */
  ownIngest: z.boolean(),
  /** Goes up by one with each change; an edit names the version it saw. 0: nobody has decided anything. */
  version: z.number(),
  updatedAt: z.nullable(instant),
  updatedBy: z.nullable(personRef),
});
export type ClientSettings = z.infer<typeof clientSettings>;

export const getClientSettings = endpoint({
  method: 'GET',
  path: '/client',
  summary: 'What an admin decided about the desktop program: installers, oldest version, where it records',
  access: 'signedIn',
  result: clientSettings,
});

export const updateClientSettings = endpoint({
  method: 'PUT',
  path: '/client',
  summary: 'Decide about the desktop program, all of it at once',
  access: 'client.manage',
  body: z.object({ ...settings, version: z.number() }),
  result: clientSettings,
  errors: ['settings.changed'],
});
