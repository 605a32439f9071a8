import { describe, expect, it } from 'vitest';
import { at, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';

const ISSUER = 'https://login.example';

export function describeIdentities(bench: () => Bench): void {
  describe('identities', () => {
    it('are found by person and by subject, and stand beside the person', async () => {
      const { store, anIdentity } = bench();
      const identity = await anIdentity({ lastSignInAt: at(3.003), linkedByID: 'an_admin' });
      const { userID, subject } = identity;
      expect(await store.read.identities.get(userID)).toEqual(identity);
      expect(await store.read.identities.bySubject(ISSUER, String(subject))).toEqual(identity);
      expect(await store.read.identities.bySubject('https://other.example', String(subject))).toBeUndefined();
      expect((await store.read.users.get(userID))?.identity).toEqual(identity);
      expect(await store.read.identities.get('nobody_here')).toBeUndefined();
    });

    it('are expected by login name in any letter case, until the person comes', async () => {
      const { store, anIdentity } = bench();
      const login = `Emma.Clark.${unique()}`;
      const expected = await anIdentity({ subject: null, login });
      expect(await store.read.identities.expected(ISSUER, login.toUpperCase())).toEqual(expected);
      expect(await store.read.identities.expected('https://other.example', login)).toBeUndefined();
      const come = { ...expected, subject: `subject-${unique()}`, lastSignInAt: at(1) };
      await store.transact((tx) => tx.identities.put(come));
      expect(await store.read.identities.expected(ISSUER, login)).toBeUndefined();
      expect(await store.read.identities.get(expected.userID)).toEqual(come);
    });

    it('are nobody else’s: neither a subject nor an expected login name', async () => {
      const { anIdentity } = bench();
      const { subject } = await anIdentity();
      await expect(anIdentity({ subject })).rejects.toThrow();
      const { login } = await anIdentity({ subject: null });
      await expect(anIdentity({ subject: null, login: login.toUpperCase() })).rejects.toThrow();
    });

    it('leave their login name to others once somebody has come, and end when they are unlinked', async () => {
      const { store, anIdentity } = bench();
      const first = await anIdentity();
      await anIdentity({ subject: null, login: first.login });
      await store.transact((tx) => tx.identities.delete(first.userID));
      expect(await store.read.identities.get(first.userID)).toBeUndefined();
      expect((await store.read.users.get(first.userID))?.identity).toBeNull();
    });
  });
}
