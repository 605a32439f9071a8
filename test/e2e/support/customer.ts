/** A customer, whose page is of an integrator: its server gets them in by its API token. */
import { expect } from '@playwright/test';
import { serviceFor } from './service';
import { demoPersonOf } from './story';

export async function customerEnters(
  { origin }: { readonly origin: string },
  roomID: string,
  userName: string,
): Promise<void> {
  const admin = await serviceFor(origin, demoPersonOf('zhang_nan'));
  const { token } = await admin.call('createApiToken', {
    body: {
      name: 'CRM',
      permissions: ['room.list', 'session.issue', 'session.reveal'],
      teamID: null,
      validDays: 1,
    },
  });
  await admin.dispose();
  const ask = async (path: string, authorization: string, body: object) => {
    const headers = { authorization, 'content-type': 'application/json' };
    const answer = await fetch(`${origin}/api${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    expect(answer.status, path).toBe(200);
    return (await answer.json()) as { sessionID: string; userID: string; userSig: string };
  };
  const bearer = `Bearer ${token}`;
  const { sessionID } = await ask(`/rooms/${roomID}/sessions`, bearer, { userID: 'emma_clark' });
  const { userID, userSig } = await ask(`/sessions/${sessionID}/reveal`, bearer, {});
  await ask(`/rooms/${roomID}/members`, `UserSig ${userID} ${userSig}`, { role: 'pusher', userName });
}
