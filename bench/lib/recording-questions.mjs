// What the console asks of a million recordings: as its handlers put it, with the states that lists show unless somebody
// asks for others, and with the eyes of whoever asks. Among them the worst that a person can choose: all time, and more.

const present = ['recording', 'uploading', 'processing', 'ready', 'failed', 'localOnly'];
const all = { kind: 'all' };
const team = { kind: 'team', userID: 'agent_7', teamID: 'team_7' };
const own = { kind: 'own', userID: 'agent_7' };
const people = {
  admin: { reach: all, eyes: { userID: 'admin', listed: all, reviewed: all } },
  supervisor: { reach: team, eyes: { userID: 'agent_7', listed: team, reviewed: team } },
  agent: { reach: own, eyes: { userID: 'agent_7', listed: own, reviewed: { kind: 'none' } } },
};
const score = { minScore: 60, maxScore: 69 };

/** @type {Record<string, object>} */
const filters = {
  'all time': {},
  'a word': { q: 'review 123' },
  'two Chinese characters': { q: '张伟' },
  'two common Chinese characters': { q: '抵押' },
  'a text that nothing has': { q: '云张伟芳' },
  'a room number': { q: '482913605' },
  'a kind': { kind: ['mix'] },
  failed: { state: ['failed'] },
  'three agents': { agentID: ['agent_7', 'agent_27', 'agent_47'] },
  'a team': { teamID: ['team_7'] },
  'a score': score,
  'a score that few have': { minScore: 100 },
  'with comments': { commented: 'yes' },
  'without comments': { commented: 'no' },
  'on hold': { hold: 'yes' },
  'over an hour': { minSeconds: 3600 },
  '10 to 11 minutes': { minSeconds: 600, maxSeconds: 660 },
  'common text, score': { q: '抵押', ...score },
  'common text, agent, kind': { q: '抵押', agentID: ['agent_7'], kind: ['mix'] },
  'common text, team, score, comments': { q: '抵押', teamID: ['team_7'], ...score, commented: 'yes' },
};
/** What is asked of an agent's own, and what is turned round, too: the rest would tell nothing new. */
const few = ['7 days', 'all time', 'a score', 'with comments', 'two common Chinese characters'];
const turned = ['all time', 'failed', 'a score', 'over an hour', 'common text, team, score, comments'];
const turns = {
  'the last page': { before: 'end' },
  longest: { sort: 'duration.desc' },
  largest: { sort: 'size.desc' },
};

/** @param {{ list(query: object, reach: object): Promise<unknown>, counts(filter: object, reach: object): Promise<unknown> }} recordings */
export function* questions(recordings) {
  const week = { from: new Date(Date.now() - 7 * 86_400_000).toISOString() };
  for (const [who, { reach, eyes }] of Object.entries(people)) {
    for (const [name, given] of Object.entries({ '7 days': week, ...filters })) {
      if (who === 'agent' && !few.includes(name)) continue;
      const filter = { state: present, eyes, ...given };
      const of = `${who}: ${name}`;
      const list = (/** @type {object} */ page) => () =>
        recordings.list({ ...filter, sort: 'startedAt.desc', size: 20, ...page }, reach);
      yield { what: 'search', of, ask: list({}) };
      for (const [turn, page] of Object.entries(who !== 'agent' && turned.includes(name) ? turns : {})) {
        yield { what: 'search', of: `${of}, ${turn}`, ask: list(page) };
      }
      yield { what: 'facets', of, ask: () => recordings.counts(filter, reach) };
    }
  }
}
