import { expect } from 'vitest';
import type { Permission } from '../../../../contract/access';
import type { AuditAction, AuditEntry } from '../../../../contract/audit';
import type { EndpointName } from '../../../../contract/endpoints';
import type { SamplingRule } from '../../../../contract/sampling';
import type { Answer, Browser, Program } from '../../../support/roomservice-client';
import type { World } from '../../../support/roomservice';
import { at, MORNING, unique } from '../../../support/rows';
import type { UserRow } from '../../../../server/roomservice/rows/people';
import { underReview } from './scene';

// What goes over the wire about sampling rules, who may, how each problem is met and what the audit log says; spread into
// the tests of all endpoints.

const NOW = MORNING.toISOString();
const anID: unknown = expect.stringMatching(/^[A-Za-z0-9_-]{16,40}$/);

async function aScene(world: World) {
  const scene = await underReview(world);
  const { cast, form } = scene;
  const asks = {
    ...{ agentIDs: [cast.agent.userID], kinds: ['mix' as const], perWeek: null, longerThanMin: 1 },
    ...{ dispositions: [], formID: form.formID, reviewerIDs: [cast.supervisor.userID], dueDays: 3 },
    seed: 'a_seed',
  };
  const body = {
    name: `Long calls ${unique()}`,
    teamID: cast.team.teamID,
    asks,
    since: at(-86_400).toISOString(),
  };
  const shown = {
    ...{ name: body.name, state: 'active', pausedBecause: null, pausedOver: null },
    ...{ team: { teamID: cast.team.teamID, name: cast.team.name }, asks },
    form: { formID: form.formID, name: form.name },
    reviewers: [{ userID: cast.supervisor.userID, name: 'Supervisor' }],
    agents: [{ userID: cast.agent.userID, name: '沈若溪' }],
    ...{ since: body.since, revision: 1, changedAt: NOW },
    changedBy: { userID: cast.supervisor.userID, name: 'Supervisor' },
    ...{ picked: 0, lastPickedAt: null, can: ['change'] },
  };
  const made = async () => (await scene.supervisor.call('createSamplingRule', { body })).body as SamplingRule;
  const ofTeam = { teamID: cast.team.teamID, asks };
  return { ...scene, asks, body, shown, made, ofTeam };
}

export const samplingStories = {
  async listSamplingRules(world) {
    const { supervisor, cast, admin, made, shown } = await aScene(world);
    const { ruleID } = await made();
    const foreign = await world.aSamplingRule({ teamID: cast.otherTeam.teamID });
    const everybodys = await world.aSamplingRule();
    const gone = await world.aSamplingRule({ state: 'removed' });
    const seenBy = async (browser: Browser) =>
      ((await browser.call('listSamplingRules')).body as { items: SamplingRule[] }).items;
    const mine = await seenBy(supervisor);
    expect(mine).toContainEqual({ ruleID, ...shown });
    expect(mine).toContainEqual(expect.objectContaining({ ruleID: everybodys.ruleID, team: null, can: [] }));
    const ids = (rules: readonly SamplingRule[]) => rules.map((rule) => rule.ruleID);
    expect(ids(mine)).not.toContain(foreign.ruleID);
    expect(ids(await seenBy(admin))).toContain(foreign.ruleID);
    expect(ids(await seenBy(admin))).not.toContain(gone.ruleID);
  },

  async createSamplingRule(world) {
    const { supervisor, body, shown } = await aScene(world);
    expect((await supervisor.call('createSamplingRule', { body })).body).toEqual({ ruleID: anID, ...shown });
  },

  async updateSamplingRule(world) {
    const { supervisor, made, shown, body, asks } = await aScene(world);
    const { ruleID } = await made();
    const { since: _since, ...before } = body;
    const changed = { ...before, asks: { ...asks, perWeek: 2, longerThanMin: null }, revision: 1 };
    const answer = await supervisor.call('updateSamplingRule', { params: { ruleID }, body: changed });
    expect(answer.body).toEqual({ ruleID, ...shown, asks: changed.asks, revision: 2 });
  },

  async pauseSamplingRule(world) {
    const { supervisor, made } = await aScene(world);
    const { ruleID } = await made();
    const pause = (paused: boolean) =>
      supervisor.call('pauseSamplingRule', { params: { ruleID }, body: { paused } });
    expect((await pause(true)).body).toMatchObject({ state: 'paused', pausedBecause: 'person', revision: 2 });
    expect((await pause(true)).body).toMatchObject({ state: 'paused', revision: 2 });
    // What was recorded while it rested it leaves alone.
    expect((await pause(false)).body).toMatchObject({ state: 'active', pausedBecause: null, since: NOW });
  },

  async removeSamplingRule(world) {
    const { supervisor, made } = await aScene(world);
    const { ruleID, name } = await made();
    expect((await supervisor.call('removeSamplingRule', { params: { ruleID } })).status).toBe(204);
    expect((await supervisor.call('listSamplingRules')).body).not.toMatchObject({ items: [{ ruleID }] });
    const again = await world.aSamplingRule({ name });
    expect(again.name).toBe(name);
  },

  async previewSampling(world) {
    const { supervisor, cast, ofTeam, recording } = await aScene(world);
    const { recordingID } = await world.aRecording({
      ...{ agentID: cast.agent.userID, agentName: cast.agent.name, teamID: cast.team.teamID },
      ...{ startedAt: at(-7 * 86_400), durationMs: 61_000, roomName: 'Loan' },
    });
    const answer = await supervisor.call('previewSampling', { body: ofTeam });
    expect(answer.body).toEqual({
      from: new Date(2026, 9, 19).toISOString(),
      to: NOW,
      ...{ fit: 1, picked: 1 },
      agents: [{ userID: cast.agent.userID, name: '沈若溪', fit: 1, picked: 1 }],
      reviewers: [{ userID: cast.supervisor.userID, name: 'Supervisor', picked: 1, open: 0 }],
      items: [
        {
          ...{ recordingID, roomName: 'Loan', agentName: '沈若溪', durationMs: 61_000 },
          startedAt: at(-7 * 86_400).toISOString(),
          reviewer: { userID: cast.supervisor.userID, name: 'Supervisor' },
        },
      ],
    });
    expect(recording.durationMs).toBe(60_000);
  },
} satisfies Partial<Record<EndpointName, (world: World) => Promise<void>>>;

type Asked = { readonly world: World; readonly browser: Program; readonly owner: UserRow };
/** A rule of the owner's team, asked for by somebody. */
const onRule =
  (name: EndpointName, body?: (of: Asked) => Promise<object>) =>
  async (asked: Asked): Promise<Answer> => {
    const reviewer = await asked.world.person('admin');
    const { ruleID } = await asked.world.aSamplingRule({
      teamID: asked.owner.teamID,
      asks: { reviewerIDs: [reviewer.userID] },
    });
    const given = body && { body: await body(asked) };
    return asked.browser.call(name, { params: { ruleID }, ...given });
  };

const verdicts = ['no no no', 'ok ok -', 'ok ok', 'review.write'] as const;

/** Columns as in `access.test.ts`. An admin of no team reaches every rule. */
export const samplingMatrix: readonly (readonly [
  EndpointName,
  string,
  string,
  string,
  Permission,
  (asked: Asked) => Promise<Answer>,
])[] = [
  [
    'updateSamplingRule',
    ...verdicts,
    onRule('updateSamplingRule', async ({ world, owner }) => {
      const { formID } = await world.aReviewForm();
      const reviewer = await world.person('admin');
      const asks = {
        ...{ agentIDs: [], kinds: [], perWeek: 1, longerThanMin: null, dispositions: [], formID },
        ...{ reviewerIDs: [reviewer.userID], dueDays: 7, seed: 'seed' },
      };
      return { name: `Rule ${unique()}`, teamID: owner.teamID, asks, revision: 1 };
    }),
  ],
  ['pauseSamplingRule', ...verdicts, onRule('pauseSamplingRule', async () => ({ paused: false }))],
  ['removeSamplingRule', ...verdicts, onRule('removeSamplingRule')],
];

type Way = (world: World) => Promise<Answer>;

/** What stands in the way of whoever says what a rule picks. */
function saying(say: (scene: Awaited<ReturnType<typeof aScene>>, given: object) => Promise<Answer>) {
  return {
    'form.notFound': async (world) => {
      const scene = await aScene(world);
      return say(scene, { asks: { ...scene.asks, formID: 'none' } });
    },
    'form.notPublished': async (world) => {
      const scene = await aScene(world);
      const { formID, name } = await world.aReviewForm({ state: 'retired' });
      const answer = await say(scene, { asks: { ...scene.asks, formID } });
      expect(answer.problem?.params).toEqual({ name });
      return answer;
    },
    'reviewer.unknown': async (world) => {
      const scene = await aScene(world);
      const userID = scene.cast.otherSupervisor.userID;
      const answer = await say(scene, { asks: { ...scene.asks, reviewerIDs: [userID] } });
      expect(answer.problem?.params).toEqual({ userID });
      return answer;
    },
    'team.notFound': async (world) => {
      const scene = await aScene(world);
      return say({ ...scene, supervisor: scene.admin }, { teamID: 'none' });
    },
  } satisfies Record<string, Way>;
}

const noRule = (name: EndpointName, body?: object) =>
  ({
    'sampling.notFound': async (world) => {
      const { supervisor, body: given } = await aScene(world);
      const { ruleID } = await world.aSamplingRule({ state: 'removed' });
      const { since: _since, ...rule } = given;
      return supervisor.call(name, { params: { ruleID }, body: body ?? { ...rule, revision: 1 } });
    },
  }) satisfies Record<string, Way>;

const taken = (say: (scene: Awaited<ReturnType<typeof aScene>>, given: object) => Promise<Answer>) =>
  ({
    'sampling.taken': async (world) => {
      const scene = await aScene(world);
      const { name } = await world.aSamplingRule();
      const answer = await say(scene, { name: name.toUpperCase() });
      expect(answer.problem).toMatchObject({
        params: { name: name.toUpperCase() },
        fields: [{ path: 'name' }],
      });
      return answer;
    },
  }) satisfies Record<string, Way>;

type Scene = Awaited<ReturnType<typeof aScene>>;
const create = ({ supervisor, body }: Scene, given: object) =>
  supervisor.call('createSamplingRule', { body: { ...body, ...given } });
const update = async ({ supervisor, body, made }: Scene, given: object) => {
  const { ruleID } = await made();
  const { since: _since, ...rule } = body;
  return supervisor.call('updateSamplingRule', {
    params: { ruleID },
    body: { ...rule, revision: 1, ...given },
  });
};

export const samplingWays = {
  createSamplingRule: { ...saying(create), ...taken(create) },
  updateSamplingRule: {
    ...saying(update),
    ...taken(update),
    ...noRule('updateSamplingRule'),
    'sampling.changed': async (world) => update(await aScene(world), { revision: 7 }),
  },
  pauseSamplingRule: {
    ...noRule('pauseSamplingRule', { paused: true }),
    'form.notFound': async (world) => {
      const { supervisor, cast } = await aScene(world);
      const of = { state: 'paused', teamID: cast.team.teamID } as const;
      const { ruleID } = await world.aSamplingRule({ ...of, asks: { formID: 'none' } });
      return supervisor.call('pauseSamplingRule', { params: { ruleID }, body: { paused: false } });
    },
    'form.notPublished': async (world) => {
      const { supervisor, cast } = await aScene(world);
      const { formID } = await world.aReviewForm({ state: 'retired' });
      const of = { state: 'paused', teamID: cast.team.teamID } as const;
      const { ruleID } = await world.aSamplingRule({ ...of, asks: { formID } });
      return supervisor.call('pauseSamplingRule', { params: { ruleID }, body: { paused: false } });
    },
    'reviewer.unknown': async (world) => {
      const { supervisor, cast } = await aScene(world);
      const { ruleID } = await world.aSamplingRule({ state: 'paused', teamID: cast.team.teamID });
      return supervisor.call('pauseSamplingRule', { params: { ruleID }, body: { paused: false } });
    },
  },
  removeSamplingRule: noRule('removeSamplingRule'),
  previewSampling: saying(({ supervisor, ofTeam }, given) =>
    supervisor.call('previewSampling', { body: { ...ofTeam, ...given } }),
  ),
} satisfies Partial<Record<EndpointName, Readonly<Record<string, Way>>>>;

type Doing = (
  world: World,
) => Promise<{ readonly actorID: string; readonly entry: Partial<Omit<AuditEntry, 'action'>> }>;

const objectOf = ({ ruleID, name }: SamplingRule) => ({ kind: 'sampling', id: ruleID, name }) as const;

export const samplingDoings = {
  async 'sampling.create'(world: World) {
    const { made, cast, asks } = await aScene(world);
    const object = objectOf(await made());
    const changes: AuditEntry['changes'] = {
      ...{ teamID: [null, cast.team.teamID], asks: [null, JSON.stringify(asks)] },
    };
    return { actorID: cast.supervisor.userID, entry: { object, changes } };
  },
  async 'sampling.update'(world: World) {
    const scene = await aScene(world);
    const rule = await scene.made();
    const { since: _since, ...body } = scene.body;
    const params = { ruleID: rule.ruleID };
    const name = `Other calls ${unique()}`;
    await scene.supervisor.call('updateSamplingRule', { params, body: { ...body, name, revision: 1 } });
    const changes: AuditEntry['changes'] = { name: [rule.name, name] };
    const object = { ...objectOf(rule), name };
    return { actorID: scene.cast.supervisor.userID, entry: { object, changes } };
  },
  async 'sampling.pause'(world: World) {
    const { made, cast, supervisor } = await aScene(world);
    const rule = await made();
    await supervisor.call('pauseSamplingRule', { params: { ruleID: rule.ruleID }, body: { paused: true } });
    const changes: AuditEntry['changes'] = { state: ['active', 'paused'] };
    return { actorID: cast.supervisor.userID, entry: { object: objectOf(rule), changes } };
  },
  async 'sampling.remove'(world: World) {
    const { made, cast, supervisor } = await aScene(world);
    const rule = await made();
    await supervisor.call('removeSamplingRule', { params: { ruleID: rule.ruleID } });
    const changes: AuditEntry['changes'] = { state: ['active', null] };
    return { actorID: cast.supervisor.userID, entry: { object: objectOf(rule), changes } };
  },
} satisfies Partial<Record<AuditAction, Doing>>;
