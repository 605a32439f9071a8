import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { opaqueID, text } from './primitives';
import { recording } from './recordings';

// Whose hands a recording is in that is on somebody's PC alone.

const oneRecording = z.object({ recordingID: opaqueID });

export const askForRecording = endpoint({
  method: 'POST',
  path: '/recordings/:recordingID/ask',
  summary: 'Ask its agent for a recording that is on their PC alone',
  access: 'recording.ask',
  person: true,
  params: oneRecording,
  result: recording,
  errors: ['recording.notFound', 'recording.notOnPC'],
});

export const answerForRecording = endpoint({
  method: 'POST',
  path: '/recordings/:recordingID/answer',
  summary: 'Say which PC has a recording (held), or that no PC has it any more (lost)',
  access: 'recording.upload',
  person: true,
  params: oneRecording,
  body: z.object({ answer: z.enum(['held', 'lost']), heldBy: z._default(text(60), '') }),
  result: recording,
  errors: ['recording.notFound', 'recording.notOnPC'],
});
