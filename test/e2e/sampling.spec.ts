/** From a rule to what an agent reads: recordings are picked by themselves, reviewed, and released at a set time. */
import { expect, test } from './support/story';

test('a rule is previewed and picks, its reviewer scores and releases for later, and the agent reads it then', async ({
  signedInAs,
}) => {
  const admin = await signedInAs('admin');
  await admin.goto('/reviews/sampling');
  await admin.getByRole('button', { name: 'New rule' }).click();
  const drawer = admin.getByRole('dialog', { name: 'New rule' });
  await drawer.getByLabel('Name', { exact: true }).fill('Calls of Shen');
  await drawer.getByRole('radio', { name: 'Every recording that fits' }).check();
  const choose = async (field: string, option: string) => {
    await drawer.getByRole('combobox', { name: field }).click();
    await admin.locator('.ant-select-item-option-content').getByText(option, { exact: true }).last().click();
    // A list of several stays open until something else is pressed.
    await drawer.getByText('New rule', { exact: true }).click();
  };
  await choose('Result of the call', 'Resolved');
  await choose('Result of the call', 'Follow up');
  await choose('Agents', '沈若溪');
  await choose('Review form', '贷款面签服务质量');
  await choose('Reviewers', '顾清');
  // The demo's calls are of the days before: the rule looks back.
  const since = new Date(Date.now() - 20 * 24 * 3_600_000).toISOString().slice(0, 10);
  await drawer.getByLabel('Picks recordings from').fill(since);
  await admin.keyboard.press('Tab');
  await drawer.getByRole('button', { name: 'Preview' }).click();
  await expect(drawer.getByText(/^It would have picked \d+ of \d+ recordings that fit/)).toBeVisible();
  await expect(drawer.getByRole('table', { name: 'Given to each reviewer' })).toContainText('顾清');
  await drawer.getByRole('button', { name: 'Make the rule' }).click();
  await expect(drawer).toHaveCount(0);
  // The job has run when the list says that something was picked.
  const row = admin.getByRole('row', { name: /Calls of Shen/ });
  await expect(async () => {
    await admin.reload();
    await expect(row.getByRole('cell').nth(3)).toHaveText(/^[1-9]\d*$/, { timeout: 2000 });
  }).toPass();

  const reviewer = await signedInAs('supervisor');
  await reviewer.goto('/reviews');
  const brought = reviewer.getByRole('row').filter({ hasText: 'by rule Calls of Shen' }).first();
  await brought.getByRole('link').first().click();
  await expect(reviewer).toHaveURL(/\/reviews\/[\w-]+$/);
  await expect(reviewer.getByText('by rule Calls of Shen')).toBeVisible();
  for (const question of ['报出姓名与机构', '核对客户身份', '解释清楚、语速得当', '风险提示']) {
    await reviewer.getByRole('group', { name: question }).locator('label').first().click();
  }
  await reviewer.getByLabel('Summary').fill('Heard by chance');
  await reviewer.getByRole('radio', { name: 'Release at a set time' }).check();
  await expect(reviewer.getByText('Draft kept')).toBeVisible();
  await reviewer.getByRole('button', { name: 'Submit' }).click();
  await expect(reviewer.getByText(/^To be released: Tomorrow 09:00$/)).toBeVisible();
  const { pathname } = new URL(reviewer.url());

  const agent = await signedInAs('shen_ruoxi');
  await agent.goto(pathname);
  await expect(agent.getByText('There is no such review for you')).toBeVisible();

  // Through the API the time can be named to the second: it is the sweep of the server that releases.
  const soon = new Date(Date.now() + 1500).toISOString();
  const answer = await reviewer.request.put(`/api${pathname}/release-at`, {
    data: { releaseAt: soon },
    headers: { origin: new URL(reviewer.url()).origin },
  });
  expect(answer.status()).toBe(200);
  // The page is told, and lets the agent in.
  await expect(agent.getByText('Heard by chance')).toBeVisible({ timeout: 20_000 });
  await agent.getByRole('button', { name: 'I have read it' }).click();
  await expect(agent.getByText('沈若溪 has read it')).toBeVisible();
});
