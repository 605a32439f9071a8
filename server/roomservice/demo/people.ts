import type { Role } from '../../../contract/access';

/** Everybody's password in the demo. It is printed, and the demo runs for one machine alone. */
export const demoPassword = 'demo-console-1';

export const demoTeams = [
  { teamID: 'team-loans-1', name: '信贷一组' },
  { teamID: 'team-notary-2', name: '公证二组' },
  { teamID: 'team-support', name: 'Support desk' },
] as const;
export type DemoTeamID = (typeof demoTeams)[number]['teamID'];

interface DemoPerson {
  readonly userID: string;
  readonly name: string;
  readonly role: Role;
  readonly teamID: DemoTeamID | null;
  readonly disabled?: true;
}

/** One of each role first: they are who a visitor is told to be. */
export const demoPeople: readonly DemoPerson[] = [
  { userID: 'zhang_nan', name: '张楠', role: 'admin', teamID: null },
  { userID: 'gu_qing', name: '顾清', role: 'supervisor', teamID: 'team-loans-1' },
  { userID: 'shen_ruoxi', name: '沈若溪', role: 'agent', teamID: 'team-loans-1' },
  { userID: 'li_wei', name: '李维', role: 'agent', teamID: 'team-notary-2' },
  { userID: 'wang_hao', name: '王皓', role: 'agent', teamID: 'team-loans-1' },
  { userID: 'xu_jing', name: '许静', role: 'agent', teamID: 'team-loans-1' },
  { userID: 'chen_yu', name: '陈屿', role: 'supervisor', teamID: 'team-notary-2' },
  { userID: 'fang_min', name: '方敏', role: 'agent', teamID: 'team-notary-2' },
  { userID: 'grace_lin', name: 'Grace Lin', role: 'supervisor', teamID: 'team-support' },
  { userID: 'emma_clark', name: 'Emma Clark', role: 'agent', teamID: 'team-support' },
  { userID: 'tom_baker', name: 'Tom Baker', role: 'agent', teamID: 'team-support' },
  { userID: 'sun_qi', name: '孙琦', role: 'agent', teamID: 'team-loans-1', disabled: true },
];

export function demoPerson(userID: string): DemoPerson {
  const person = demoPeople.find((each) => each.userID === userID);
  if (!person) throw new Error(`The demo has no person ${userID}`);
  return person;
}
