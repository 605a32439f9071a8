/** Scores over time in a real browser: drawn within the page's policy, reached by keyboard, and the same as numbers. */
import { expect, test } from './support/story';

test('charts are drawn, told by keyboard, and become tables', async ({ signedInAs }) => {
  const page = await signedInAs('supervisor');
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) refused.push(message.text());
  });
  await page.goto('/reviews');
  await page.getByRole('link', { name: 'Scores over time' }).click();
  const means = page.getByRole('region', { name: 'Average score' });
  const chart = means.getByRole('application');
  await expect(chart).toBeVisible();
  // One mark for each week that has reviews, and a line through them.
  expect(await chart.locator('circle').count()).toBeGreaterThan(5);
  await expect(chart.locator('path.recharts-line-curve')).toHaveAttribute('stroke', 'var(--ink)');
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  await expect(means.getByText(/^All together .*n = \d+$/)).toBeVisible();

  await page.getByRole('table', { name: 'Agents' }).getByRole('button', { name: '沈若溪' }).click();
  await expect(page).toHaveURL(/agent=shen_ruoxi$/);
  await page.goto('/reviews/charts?agent=shen_ruoxi&agent=wang_hao');
  await expect(means.getByRole('listitem')).toHaveText(['沈若溪', '王皓']);
  await expect(means.getByText(/^沈若溪: .*rising/)).toBeVisible();

  await page.getByText('Tables', { exact: true }).click();
  await expect(means.getByRole('table').getByRole('columnheader')).toHaveText([
    'Week from',
    '沈若溪',
    '王皓',
  ]);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the numbers as CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^Scores over time .*\.csv$/);
  expect(refused).toEqual([]);
});

test('an agent sees how their own scores went, above their reviews', async ({ signedInAs }) => {
  const page = await signedInAs('agent');
  await page.goto('/reviews');
  const mine = page.getByRole('region', { name: 'My scores' });
  await expect(mine.getByRole('application')).toBeVisible();
  await page.getByRole('link', { name: 'All charts of my scores' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'My scores' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Agents' })).toHaveCount(0);
});
