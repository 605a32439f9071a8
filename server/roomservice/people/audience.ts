import type { UserRow } from '../rows/people';

/** Whose lists of people show this one. */
export function peopleAudience(user: Pick<UserRow, 'userID' | 'teamID'>) {
  return { kind: 'reach', permission: 'user.list', ownerID: user.userID, teamID: user.teamID } as const;
}
