/**
 * Records a call in the page of its agent, who is signed in here, and sends it while it runs; `signal` ends it.
 * Resolves when the server has all of it, or takes no more because the call has ended.
 */
export async function recordTheCall(stream, callID, signal) {
  while (!signal.aborted) {
    const { refusal, bytes } = await recordPart(stream, callID, signal);
    if (refusal !== null && refusal !== 'call.ended' && refusal !== 'upload.attached')
      throw new Error(refusal);
    // Silent for a minute, as over a broken line: the server has ended this part. Or the browser has, as when a track
    // was added to the stream. A new recorder makes the next part.
    const goesOn = refusal === 'upload.attached' || (refusal === null && bytes > 0 && stream.active);
    if (!goesOn) return;
  }
}

/** The first that a browser can is taken. The picture of all but the last is kept as it is, which saves the server work. */
const kinds = {
  video: ['video/webm;codecs=h264,opus', 'video/webm;codecs=vp9,opus', 'video/mp4', 'video/webm'],
  audio: ['audio/webm;codecs=opus', 'audio/mp4'],
};

/** What one recorder makes: a file of its own. Answers why the server takes no more of it; null: it has all. */
async function recordPart(stream, callID, signal) {
  const canBe = kinds[stream.getVideoTracks().length > 0 ? 'video' : 'audio'];
  const mimeType = canBe.find((kind) => MediaRecorder.isTypeSupported(kind));
  const recorder = new MediaRecorder(stream, { mimeType });
  const pieces = piecesOf(recorder);
  const stop = () => recorder.state === 'inactive' || recorder.stop();
  signal.addEventListener('abort', stop);
  recorder.start(3000);
  const beganAt = performance.now();
  try {
    const made = await ask('/api/uploads', 'POST', () => ({
      'upload-defer-length': '1',
      'upload-metadata': metadata({
        ...{ purpose: 'mix', callID, filetype: mimeType },
        // Its place on the time line, however late it is asked for.
        recordedMs: Math.round(performance.now() - beganAt),
      }),
    }));
    if (made.status !== 201) return { refusal: await codeOf(made), bytes: 0 };
    const address = made.headers.get('location');
    let bytes = 0;
    for (let next = await pieces.read(); ; next = await pieces.read()) {
      const piece = next.value ?? new Blob();
      const refusal = await send(address, bytes, piece, next.done);
      if (refusal === null) bytes += piece.size;
      if (refusal !== null || next.done) return { refusal, bytes };
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

function metadata(said) {
  return Object.entries(said)
    .map(([key, value]) => `${key} ${btoa(value)}`)
    .join(',');
}

function piecesOf(recorder) {
  return new ReadableStream({
    start(queue) {
      recorder.ondataavailable = ({ data }) => queue.enqueue(data);
      recorder.onstop = () => queue.close();
    },
  }).getReader();
}

/** Sends a piece from there on, as often as it takes; the last one says how long all of it is. */
async function send(address, from, piece, isLast) {
  for (let here = from; ;) {
    const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(here) };
    if (isLast) headers['upload-length'] = String(from + piece.size);
    const answer = await ask(address, 'PATCH', () => headers, piece.slice(here - from));
    if (answer.ok) return null;
    const code = await codeOf(answer);
    if (code !== 'upload.offset') return code;
    // It came, and its answer was lost: on from what is there.
    here = Number((await ask(address, 'HEAD')).headers.get('upload-offset'));
  }
}

/** Asks until there is an answer: meanwhile the recorder goes on, and its pieces wait. */
async function ask(address, method, headersNow = () => ({}), body) {
  for (let waitMs = 250; ; waitMs = Math.min(2 * waitMs, 10_000)) {
    const headers = { 'tus-resumable': '1.0.0', ...headersNow() };
    const answer = await fetch(address, { method, headers, body }).catch(() => null);
    if (answer && answer.status < 500 && answer.status !== 429) return answer;
    await new Promise((later) => setTimeout(later, waitMs));
  }
}

/** What a proxy on the way refuses has no code. */
async function codeOf(answer) {
  const said = await answer.json().catch(() => null);
  return said?.error?.code ?? `http.${answer.status}`;
}
