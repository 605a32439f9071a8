import { and, eq, getTableColumns, isNull } from 'drizzle-orm';
import type { IdentitiesStore } from '../../roomservice/stores/identities';
import { first, type Db } from './db';
import { fold } from './lists';
import { identities } from './schema/people';

const { loginKey: _loginKey, ...columns } = getTableColumns(identities);
export const identityColumns = columns;

export function identitiesOver(db: Db): IdentitiesStore['identities'] {
  const from = () => db.select(identityColumns).from(identities).$dynamic();
  return {
    get: (userID) => first(from().where(eq(identities.userID, userID))),
    bySubject: (issuer, subject) =>
      first(from().where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)))),
    expected: (issuer, login) =>
      first(
        from().where(
          and(
            eq(identities.issuer, issuer),
            eq(identities.loginKey, fold(login)),
            isNull(identities.subject),
          ),
        ),
      ),
    async put(row) {
      const values = { ...row, loginKey: fold(row.login) };
      await db
        .insert(identities)
        .values(values)
        .onConflictDoUpdate({ target: identities.userID, set: values });
    },
    async delete(userID) {
      await db.delete(identities).where(eq(identities.userID, userID));
    },
  };
}
