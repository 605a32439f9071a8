import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSigning } from '../../../server/node/signing';

/**
 * A mini program of a customer, whose business server shares the installation's key; or the old program of somebody who
 * was issued a session, with its userSig.
 */
export async function miniProgram(
  server: { origin: string; dataDir: string },
  userID: string,
  issuedSig?: string,
) {
  const keys = JSON.parse(await readFile(join(server.dataDir, 'keys.json'), 'utf8')) as { userSig: string };
  const facts = { sdkAppID: 1400000001, accType: '18454' };
  const signing = createSigning({ ...facts, keys: { ...keys, sealing: Buffer.alloc(32) } });
  const userSig = issuedSig ?? (await signing.sign(userID, 3600));
  let token = '';
  const call = async (api: string, query: Record<string, string>, body: object) => {
    const address = `${server.origin}/weapp/multi_room/${api}?${new URLSearchParams(query)}`;
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await answer.json()) as { code: number; token?: string; roomID?: string; pushURL?: string };
  };
  const login = await call('login', { sdkAppID: '1400000001', accountType: '18454', userID, userSig }, {});
  token = login.token ?? '';
  return (api: string, body: object = {}) => call(api, { userID, token }, { userID, ...body });
}
