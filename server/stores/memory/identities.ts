import type { IdentityRow } from '../../roomservice/rows/identities';
import type { IdentitiesStore } from '../../roomservice/stores/identities';
import { fold } from './lists';
import type { View } from './tables';

export function identities(view: View): IdentitiesStore['identities'] {
  const find = (isOne: (row: IdentityRow) => boolean) => [...view.identities.values()].find(isOne);
  const isOf = (issuer: string, subject: string) => (row: IdentityRow) =>
    row.issuer === issuer && row.subject === subject;
  const isExpected = (issuer: string, login: string) => (row: IdentityRow) =>
    row.issuer === issuer && row.subject === null && fold(row.login) === fold(login);
  return {
    get: async (userID) => view.identities.get(userID),
    bySubject: async (issuer, subject) => find(isOf(issuer, subject)),
    expected: async (issuer, login) => find(isExpected(issuer, login)),
    async put(row) {
      const { issuer, subject, login } = row;
      const held = find(subject === null ? isExpected(issuer, login) : isOf(issuer, subject));
      if (held && held.userID !== row.userID) throw new Error(`${login} is ${held.userID} already.`);
      view.identities.set(row.userID, row);
    },
    delete: async (userID) => view.identities.delete(userID),
  };
}
