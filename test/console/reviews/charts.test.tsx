import { within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { goodAnswers } from '../../support/review-rows';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';
import { hoursAgo, ofTeam } from '../recordings/recording-world';

const weeksAgo = (weeks: number) => hoursAgo(weeks * 7 * 24 + 1);
const answer = (value: string) => ({ value, na: false, note: '' });

/** Five weeks of one who learns, a critical failure of a colleague, and two who scored the same call. */
async function aQuarter({ aRecording, aReviewForm, aReview }: ConsoleWorld) {
  const { formID } = await aReviewForm({ name: 'Service' });
  const call = async (given: object = {}) => {
    const { recordingID } = await aRecording(ofTeam({ startedAt: weeksAgo(9), ...given }));
    return { recordingID, formID, reviewerID: 'gu_qing' };
  };
  const mine = await call();
  for (const [at, score] of [60, 65, 70, 75, 80].entries()) {
    await aReview({ ...mine, state: 'released', score, submittedAt: weeksAgo(5 - at) });
  }
  await aReview({ ...mine, state: 'submitted', score: 10, submittedAt: weeksAgo(2) });
  await aReview({
    ...(await call({ agentID: 'wang_hao', agentName: '王皓' })),
    ...{ state: 'released', score: 0, failed: true, passed: false, submittedAt: weeksAgo(1) },
    answers: { ...goodAnswers, consent: answer('no') },
  });
  for (const [at, reviewerID] of [
    'gu_qing',
    'zhang_nan',
    'gu_qing',
    'zhang_nan',
    'gu_qing',
    'zhang_nan',
  ].entries()) {
    await aReview({
      ...{ ...mine, reviewerID, state: 'submitted', submittedAt: weeksAgo(3) },
      ...{ calibrationID: `cal_${Math.floor(at / 2)}`, score: reviewerID === 'gu_qing' ? 60 : 80 },
    });
  }
}

const charts = (route: string, as = 'gu_qing', world: (world: ConsoleWorld) => Promise<void> = aQuarter) =>
  renderConsole(route, { as, world });

describe('scores over time', () => {
  it('are said in words, drawn, and shown as the numbers that they are drawn from', async () => {
    const { screen, user, location } = await charts('/reviews/charts');
    const means = within(await screen.findByRole('region', { name: 'Average score' }));
    expect(means.getByText(/^All together: .* on average \(.*\), n = 7\.$/)).toBeVisible();
    const counts = screen.getByRole('region', { name: 'Reviews and failures' });
    expect(counts).toHaveTextContent('7 reviews; 1 failed by a critical question');
    await user.click(screen.getByRole('radio', { name: 'Tables' }));
    const table = await means.findByRole('table', { name: 'Average score' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((head) => head.textContent),
    ).toEqual([...['Week from', 'Reviews', 'Average']]);
    expect(within(table).getAllByRole('row').length).toBeGreaterThan(12);
    expect(location()).toBe('/reviews/charts?as=table');
  });

  it('stand beside one another for agents who are chosen by name, each with a trend in words', async () => {
    const { screen, user, location } = await charts('/reviews/charts');
    const agents = within(await screen.findByRole('table', { name: 'Agents' }));
    await user.click(agents.getByRole('button', { name: '王皓' }));
    await screen.findByText(/^王皓: 0 on average \(too few reviews for a trend\), n = 1\.$/);
    expect(location()).toBe('/reviews/charts?agent=wang_hao');
    expect(screen.getByText(/from three periods with reviews on/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Agent 王皓' })).toBeVisible();
  });

  it('tell where points are lost, the weakest question first', async () => {
    const { screen } = await charts('/reviews/charts');
    const form = within(await screen.findByRole('region', { name: 'Service' }));
    const questions = within(form.getByRole('table', { name: 'Weakest questions first' }));
    expect(questions.getAllByRole('rowheader').map((row) => row.textContent)).toEqual([
      ...['Stayed calmOpening', 'Asked for consentRules', 'Said their nameOpening'],
    ]);
    expect(questions.getByRole('row', { name: /Asked for consent/ })).toHaveTextContent(/85\.7%.*7 *1$/);
    expect(form.getByRole('table', { name: 'Points by section' })).toBeVisible();
  });

  it('tell whoever reviews how reviewers differ', async () => {
    const { screen } = await charts('/reviews/charts', 'zhang_nan');
    const table = within(await screen.findByRole('table', { name: 'How reviewers differ' }));
    expect(table.getByRole('row', { name: /顾清/ })).toHaveTextContent(/3.*−10.*10.*stricter/);
    expect(table.getByRole('row', { name: /张楠/ })).toHaveTextContent(/3.*\+10.*10.*more lenient/);
  });

  it('show an agent what was released to them, of nobody else', async () => {
    const { screen } = await charts('/reviews/charts', 'shen_ruoxi');
    expect(
      await screen.findByText(/^Your calls: 70 on average \(rising, about 20 points\), n = 5\.$/),
    ).toBeVisible();
    expect(screen.queryByRole('table', { name: 'Agents' })).toBeNull();
    expect(screen.queryByRole('region', { name: 'How reviewers differ' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Agent' })).toBeNull();
  });

  it('stand small above an agent’s own reviews', async () => {
    const { screen, user, location } = await charts('/reviews', 'shen_ruoxi');
    expect(await screen.findByText(/^Your calls: 70 on average/)).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'All charts of my scores' }));
    expect(location()).toBe('/reviews/charts');
  });

  it('are reached from the reviews by whoever reviews', async () => {
    const { screen, user, location } = await charts('/reviews');
    await user.click(await screen.findByRole('link', { name: 'Scores over time' }));
    expect(location()).toBe('/reviews/charts');
  });

  it('say where there are none, and which filter is the cause', async () => {
    const nothing = async () => undefined;
    const { screen, user } = await charts('/reviews/charts?agent=wang_hao', 'gu_qing', nothing);
    expect(await screen.findByText('No review was submitted in this time')).toBeVisible();
    expect(screen.getByText('Set: Agent 王皓')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(await screen.findByText('No review was submitted in this time')).toBeVisible();
    expect(screen.queryByText(/^Set:/)).toBeNull();
  });

  it('say what went wrong where they cannot be read, and are read again', async () => {
    const { screen, user } = await renderConsole('/reviews/charts', {
      as: 'gu_qing',
      world: aQuarter,
      faults: [1, 2, 3].map(() => ['getReviewCharts', { fail: 'server.failed' }] as const),
    });
    await user.click(await screen.findByRole('button', { name: 'Retry' }));
    expect(await screen.findByText(/^All together: /)).toBeVisible();
  });

  it('are saved as CSV, one number a line', async () => {
    const files: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      if (file instanceof Blob) files.push(file);
      return 'blob:test';
    });
    const { screen, user } = await charts('/reviews/charts');
    await user.click(await screen.findByRole('button', { name: 'Save the numbers as CSV' }));
    await expect.poll(() => files.length).toBe(1);
    const lines = (await files[0]?.text())?.split('\r\n') ?? [];
    expect(lines[0]).toMatch(/Of,Name,From,Reviews,Average or deviation,Failed,Share of lost points \(%\)$/);
    expect(lines).toContain('Agent,王皓,,1,0,1,');
    expect(lines).toContain('Reviewer,顾清,,3,-10,,');
  });
});
