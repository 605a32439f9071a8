import { describe, expect, it } from 'vitest';
import { peopleIn } from '../../../scripts/lib/server.mjs';

describe('reading who may sign in from what the server prints', () => {
  it('finds each person, and nothing in other lines', () => {
    const output = [
      'listening on http://127.0.0.1:8080',
      'sign in as admin: lead_1 / Xk-29_a (must be changed at the first sign-in)',
      'sign in as agent: shen_ruoxi / demo-agent',
    ].join('\n');
    expect(peopleIn(output)).toEqual([
      { role: 'admin', userID: 'lead_1', password: 'Xk-29_a' },
      { role: 'agent', userID: 'shen_ruoxi', password: 'demo-agent' },
    ]);
  });
});
