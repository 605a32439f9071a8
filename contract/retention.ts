import * as z from 'zod/mini';
import { disposition } from './calls';
import { endpoint } from './endpoint';
import { removalCauses } from './keeping';
import { instant, opaqueID, personRef, requiredText } from './primitives';
import { recordingKind } from './recordings';

function whole(min: number, max: number) {
  return z.number().check(z.multipleOf(1), z.gte(min), z.lte(max));
}

/** Keeps what fits it for so many days from its start. Null: of any team, of any kind, however its call ended. */
export const retentionRule = z.object({
  ruleID: opaqueID,
  name: requiredText(60),
  teamID: z.nullable(opaqueID),
  kind: z.nullable(recordingKind),
  disposition: z.nullable(disposition),
  keepDays: whole(1, 36_500),
});
export type RetentionRule = z.infer<typeof retentionRule>;

/** A recording goes when every rule that fits it lets it go; one that no rule fits stays. */
const rules = z.array(retentionRule).check(z.maxLength(50));
const trashDays = whole(1, 365);

const settings = {
  trashDays,
  rules,
  /** Players show the name of whoever watches over the picture. */
  watermark: z.boolean(),
};

/** What an admin decides about the keeping of recordings. */
export const retentionSettings = z.object({
  ...settings,
  /** Goes up by one with each change; an edit names the version it saw. 0: nobody has decided anything. */
  version: z.number(),
  updatedAt: z.nullable(instant),
  updatedBy: z.nullable(personRef),
});
export type RetentionSettings = z.infer<typeof retentionSettings>;

export const getRetention = endpoint({
  method: 'GET',
  path: '/retention',
  summary: 'How long recordings are kept, and what is shown over them',
  access: 'recording.keep',
  result: retentionSettings,
});

export const updateRetention = endpoint({
  method: 'PUT',
  path: '/retention',
  summary: 'Decide how long recordings are kept, all of it at once; the next night goes by it',
  access: 'recording.keep',
  body: z.object({ ...settings, version: z.number() }),
  result: retentionSettings,
  errors: ['settings.changed'],
});

/** How many the list of a preview names; all of them are counted. */
export const PREVIEWED = 200;

export const previewRetention = endpoint({
  method: 'POST',
  path: '/retention/preview',
  summary: 'What the next night would remove under these rules; changes nothing',
  access: 'recording.keep',
  body: z.object({ trashDays, rules }),
  result: z.object({
    /** When that is. */
    at: instant,
    recordings: z.number(),
    bytes: z.number(),
    /** What would go as well, were it not on hold. */
    onHold: z.number(),
    fromTrash: z.number(),
    byRule: z.array(z.object({ ruleID: opaqueID, recordings: z.number(), bytes: z.number() })),
    /** From the trash first, then by rules, the oldest first. */
    items: z.array(
      z.object({
        recordingID: opaqueID,
        roomName: z.string(),
        agentName: z.string(),
        teamName: z.nullable(z.string()),
        kind: recordingKind,
        startedAt: instant,
        bytes: z.nullable(z.number()),
        because: z.enum(removalCauses),
        ruleID: z.nullable(opaqueID),
      }),
    ),
  }),
});
