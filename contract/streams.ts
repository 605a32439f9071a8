import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { call, oneCall, startedStreamCall } from './calls';
import { instant, opaqueID, requiredText, text } from './primitives';

/** Where a program pushes to or plays from. A query after the path is part of it, and mostly a secret. */
const streamURL = requiredText(1024).check(z.refine((url) => isRtmp.test(url), { error: 'invalid_format' }));
const isRtmp = /^rtmp:\/\/[^\s/?#]+\/[^\s]+$/i;

const bothURLs = { pushURL: streamURL, playURL: streamURL };

export const startStreamCall = endpoint({
  method: 'POST',
  path: '/stream-calls',
  summary: 'Start a call without a room: the program pushes one stream and plays another',
  access: 'room.enter',
  person: true,
  body: z.object({
    title: requiredText(80),
    ...bothURLs,
    customerName: z._default(text(80), ''),
    customerRef: z._default(text(60), ''),
  }),
  result: startedStreamCall,
  errors: ['call.alreadyRunning'],
});

export const changeStreams = endpoint({
  method: 'PUT',
  path: '/calls/:callID/streams',
  summary: 'Other streams for my call: what a relaunch opens from now on',
  access: 'room.enter',
  person: true,
  params: oneCall,
  body: z.object(bothURLs),
  result: call,
  errors: ['call.notFound', 'call.ended', 'call.inRoom'],
});

export const streamsRunning = endpoint({
  method: 'POST',
  path: '/calls/:callID/streams-running',
  summary: 'My program answers, so my call of streams is live: said at first and then every minute',
  access: 'room.enter',
  person: true,
  params: oneCall,
  errors: ['call.notFound', 'call.ended', 'call.inRoom'],
});

export const pictureStreams = ['push', 'play'] as const;
/** What a picture shows: the agent's own stream, or the one that is played. */
export const pictureStream = z.enum(pictureStreams);
export type PictureStream = z.infer<typeof pictureStream>;

/** A program that takes a picture a second must not fill the disk. */
export const maxPictures = 200;

export const picture = z.object({
  pictureID: opaqueID,
  stream: pictureStream,
  takenAt: instant,
  bytes: z.number(),
  can: z.array(z.enum(['delete'])),
});
export type Picture = z.infer<typeof picture>;

const onePicture = z.object({ callID: opaqueID, pictureID: opaqueID });

export const addPicture = endpoint({
  method: 'POST',
  path: '/calls/:callID/pictures',
  summary: 'Keep a picture with my call while it runs: a JPEG, in base64',
  access: 'room.enter',
  person: true,
  params: oneCall,
  body: z.object({ stream: pictureStream, jpeg: z.string().check(z.minLength(1)) }),
  result: picture,
  errors: ['call.notFound', 'call.ended', 'call.inRoom', 'picture.notJpeg', 'picture.tooMany'],
});

export const listPictures = endpoint({
  method: 'GET',
  path: '/calls/:callID/pictures',
  summary: 'The pictures of a call, oldest first',
  access: 'call.list',
  params: oneCall,
  result: z.object({ items: z.array(picture) }),
  errors: ['call.notFound'],
});

export const getPicture = endpoint({
  method: 'GET',
  path: '/calls/:callID/pictures/:pictureID',
  summary: 'A picture itself; who looked at the pictures of the call is in the audit log',
  access: 'call.list',
  params: onePicture,
  media: 'image/jpeg',
  errors: ['call.notFound', 'picture.notFound', 'picture.fileMissing'],
});

export const deletePicture = endpoint({
  method: 'DELETE',
  path: '/calls/:callID/pictures/:pictureID',
  summary: 'Delete a picture of my call',
  access: 'call.wrapUp',
  params: onePicture,
  errors: ['call.notFound', 'picture.notFound'],
});
