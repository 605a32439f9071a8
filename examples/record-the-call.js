/**
 * Records a call in the page of its agent, who is signed in here, and sends it while it runs; `signal` ends it.
 * Resolves when the server has all of it, or takes no more because the call has ended.
 */
export async function recordTheCall(stream, callID, signal) {
  for (;;) {
    const refusal = await recordPart(stream, callID, signal);
    // Silent for a minute, as over a broken line: the server has ended this part. A new recorder makes the next one.
    if (refusal === 'upload.attached' && !signal.aborted) continue;
    if (refusal !== null && refusal !== 'call.ended') throw new Error(refusal);
    return;
  }
}

/** What one recorder makes: a file of its own. Answers why the server takes no more of it; null: it has all. */
async function recordPart(stream, callID, signal) {
  const recorder = new MediaRecorder(stream);
  const pieces = piecesOf(recorder);
  const stop = () => recorder.state === 'inactive' || recorder.stop();
  signal.addEventListener('abort', stop);
  recorder.start(3000);
  try {
    const said = { purpose: 'mix', callID, filetype: recorder.mimeType || 'video/webm' };
    const metadata = Object.entries(said).map(([key, value]) => `${key} ${btoa(value)}`);
    const made = await ask('/api/uploads', 'POST', {
      'upload-defer-length': '1',
      'upload-metadata': metadata.join(','),
    });
    if (made.status !== 201) return await codeOf(made);
    const address = made.headers.get('location');
    let here = 0;
    for (let next = await pieces.read(); ; next = await pieces.read()) {
      const piece = next.value ?? new Blob();
      const refusal = await send(address, here, piece, next.done);
      if (refusal !== null || next.done) return refusal;
      here += piece.size;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
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
    const answer = await ask(address, 'PATCH', headers, piece.slice(here - from));
    if (answer.ok) return null;
    const code = await codeOf(answer);
    if (code !== 'upload.offset') return code;
    // It came, and its answer was lost: on from what is there.
    here = Number((await ask(address, 'HEAD')).headers.get('upload-offset'));
  }
}

/** Asks until there is an answer: meanwhile the recorder goes on, and its pieces wait. */
async function ask(address, method, headers, body) {
  for (let waitMs = 250; ; waitMs = Math.min(2 * waitMs, 10_000)) {
    const all = { 'tus-resumable': '1.0.0', ...headers };
    const answer = await fetch(address, { method, headers: all, body }).catch(() => null);
    if (answer && answer.status < 500 && answer.status !== 429) return answer;
    await new Promise((later) => setTimeout(later, waitMs));
  }
}

async function codeOf(answer) {
  return (await answer.json()).error.code;
}
