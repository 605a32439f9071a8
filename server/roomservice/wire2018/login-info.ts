import { reservedUserIDs } from '../../../contract/people';
import { tooMany } from './login';
import type { Ports } from '../ports';
import type { WireCtx } from './ports';
import { WireRefusal } from './refusal';
import { isUserID } from './text';

const lastsSeconds = 86_400;

export interface LoginInfo {
  readonly sdkAppID: number;
  readonly accType: string;
  readonly userID: string;
  readonly userSig: string;
}

/**
 * Signs for a visitor whom nobody knows: under a name that is made up, or that they choose. Never under one that
 * is taken.
 */
export async function loginInfo(ctx: WireCtx, wanted: string): Promise<LoginInfo> {
  const { ports, wire, address } = ctx;
  // Made up before it is counted: an office may ask for many new names, and for one name not often.
  const userID = wanted === '' ? await madeUp(ctx) : wanted;
  const seconds = await wire.limits.trySignIn(address, `login info ${userID}`);
  if (seconds > 0) throw tooMany(seconds);
  if (!isUserID(userID) || (await isTaken(ports, userID))) throw new WireRefusal('badUserID');
  const userSig = await ports.signing.sign(userID, lastsSeconds);
  return { sdkAppID: ports.signing.sdkAppID, accType: ports.signing.accType, userID, userSig };
}

/** The name of a person here, in whatever letter case, or one that is reserved. */
export async function isTaken({ store }: Ports, userID: string): Promise<boolean> {
  return reservedUserIDs.test(userID) || (await store.read.users.get(userID)) !== undefined;
}

/** `user_` and 8 and 4 hex digits: 18 characters, as both servers made them. */
async function madeUp({ ports }: WireCtx): Promise<string> {
  const hex = await ports.signing.digest(ports.random.id());
  return `user_${hex.slice(0, 8)}_${hex.slice(8, 12)}`;
}
