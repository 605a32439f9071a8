import { allows, grantsOf, type Asker, type Permission } from '../../contract/access';
import type { Viewer } from '../roomservice/ports';
import { belonging } from '../roomservice/recordings/find';
import type { RecordingRow } from '../roomservice/rows/recordings';
import type { Store } from '../roomservice/store';
import { tokenCaller } from '../roomservice/tokens/caller';

/** A recording for whoever holds a link to its file, while they still have the right that the link was given for. */
export function stillMay({ read }: Pick<Store, 'read'>, permission: Permission) {
  return async (recordingID: string, viewer: Viewer): Promise<RecordingRow | undefined> => {
    const [row, asker] = await Promise.all([read.recordings.get(recordingID), askerOf(read, viewer.userID)]);
    return row && asker && allows(asker, permission, belonging(row)) ? row : undefined;
  };
}

/** A person, or the API token that is named in the place of one. */
async function askerOf(read: Store['read'], userID: string): Promise<Asker | undefined> {
  const user = await read.users.get(userID);
  if (user) {
    return user.state === 'disabled'
      ? undefined
      : { userID, teamID: user.teamID, grants: grantsOf[user.role] };
  }
  const token = await read.apiTokens.get(userID);
  return token && tokenCaller(token);
}
