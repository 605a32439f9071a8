// A CRM opens a room for its customer, gives the agent's program the right to enter, and closes the room again.
// Run with Node 20 or later: CONSOLE=https://calls.example.com API_TOKEN=… AGENT=li_wei node from-a-crm.mjs
const { CONSOLE, API_TOKEN, AGENT } = process.env;

/** Asks the API; where it refuses, throws with the code that says why and the id to find it in the log by. */
async function ask(method, path, body) {
  const answer = await fetch(`${CONSOLE}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${API_TOKEN}`, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (answer.status === 429) {
    await new Promise((later) => setTimeout(later, 1000 * Number(answer.headers.get('retry-after'))));
    return ask(method, path, body);
  }
  const text = await answer.text();
  if (answer.ok) return text === '' ? undefined : JSON.parse(text);
  const { code, requestID } = JSON.parse(text).error;
  throw Object.assign(new Error(`${method} ${path} was refused: ${code} (request ${requestID})`), { code });
}

const room = await ask('POST', '/rooms', {
  name: 'Claim 4711',
  ownerID: AGENT,
  customerName: '王芳',
  customerRef: 'CRM-4711',
  recording: { mixRecord: true, screenRecord: 0, cloudRecordUrl: '', recordPath: '' },
});
console.log(`room ${room.roomID}, ${room.state}`);

const session = await ask('POST', `/rooms/${room.roomID}/sessions`, { userID: AGENT, validMinutes: 30 });
const { userSig, sdkAppID } = await ask('POST', `/sessions/${session.sessionID}/reveal`);
console.log(`a userSig of ${userSig.length} characters for ${AGENT} at ${sdkAppID}`);

await ask('POST', `/rooms/${room.roomID}/close`, { reason: 'The claim is settled' });
try {
  await ask('POST', `/rooms/${room.roomID}/close`, { reason: 'Once more' });
} catch (error) {
  console.log(`closed already: ${error.code}`);
}
