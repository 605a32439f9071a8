/** From an admin's form to an agent's answer: a call is commented on, scored, released, read and talked about. */
import { expect, test } from './support/story';

test('a form is made, a call is reviewed by it and released, and the agent answers', async ({
  signedInAs,
}) => {
  const admin = await signedInAs('admin');
  await admin.goto('/admin/forms');
  await admin.getByRole('button', { name: 'New form' }).click();
  await admin.getByLabel('Name', { exact: true }).fill('Service of loans');
  await admin.getByRole('button', { name: 'Create the form' }).click();
  await expect(admin.getByRole('heading', { level: 1, name: 'Service of loans' })).toBeVisible();
  await admin.getByRole('button', { name: 'Add a section' }).click();
  await admin.getByLabel('Section title').fill('Opening');
  await admin.getByRole('button', { name: 'Publish' }).click();
  // The question is not written yet, and says so in its place.
  await expect(admin.getByRole('textbox', { name: 'Question 1' })).toHaveAttribute('aria-invalid', 'true');
  await admin.getByRole('textbox', { name: 'Question 1' }).fill('Asked who is calling');
  await admin.getByRole('button', { name: 'Publish' }).click();
  await expect(admin.getByText('Version 1', { exact: true })).toBeVisible();

  const supervisor = await signedInAs('supervisor');
  await supervisor.goto('/recordings?agent=shen_ruoxi&kind=mix&state=ready&q=482913605');
  await supervisor.getByRole('link', { name: '房屋抵押贷款面签' }).first().click();
  await supervisor.getByRole('button', { name: 'Comment at this moment' }).click();
  await supervisor.getByRole('textbox', { name: /^Comment at/ }).fill('Ask for the number first');
  await supervisor.getByRole('checkbox', { name: /to see$/ }).check();
  await supervisor.getByRole('region', { name: 'Comments' }).getByRole('button', { name: 'Save' }).click();
  await expect(supervisor.getByText('Ask for the number first', { exact: true })).toBeVisible();
  await expect(supervisor.getByTitle(/Go to .*Ask for the number first/)).toBeVisible();

  await supervisor.getByRole('tab', { name: 'Reviews' }).click();
  await supervisor.getByRole('button', { name: 'Review', exact: true }).click();
  await expect(supervisor).toHaveURL(/\/reviews\/[\w-]+$/);
  const question = supervisor.getByRole('group', { name: 'Asked who is calling' });
  await question.getByText('Yes', { exact: true }).click();
  await expect(supervisor.getByRole('status', { name: 'Score' })).toContainText('100');
  await supervisor.getByLabel('Summary').fill('Well done');
  await expect(supervisor.getByText('Draft kept')).toBeVisible();
  // Another machine would find the same.
  await supervisor.reload();
  await expect(supervisor.getByLabel('Summary')).toHaveValue('Well done');
  await supervisor.getByRole('button', { name: 'Submit' }).click();
  await expect(supervisor.getByRole('heading', { name: 'Conversation' })).toBeVisible();
  const address = new URL(supervisor.url()).pathname;

  const agent = await signedInAs('agent');
  await agent.goto('/reviews');
  await agent.getByRole('link', { name: '房屋抵押贷款面签' }).first().click();
  await expect(agent).toHaveURL(address);
  await expect(agent.getByText('Well done')).toBeVisible();
  await expect(agent.getByText('Ask for the number first', { exact: true })).toBeVisible();
  await agent.getByRole('button', { name: 'I have read it' }).click();
  await agent.getByLabel('Message').fill('I will, next time');
  await agent.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(agent.getByRole('list', { name: 'Conversation' })).toContainText('I will, next time');

  await supervisor.goto('/reviews?box=replies');
  await supervisor.getByRole('link', { name: '房屋抵押贷款面签' }).click();
  await expect(supervisor.getByRole('list', { name: 'Conversation' })).toContainText('I will, next time');
  await supervisor.getByRole('button', { name: 'Mark as read' }).click();
  await expect(supervisor.getByRole('button', { name: 'Mark as read' })).toHaveCount(0);
});

test('reviews of somebody who is away are given to somebody else, with what is answered', async ({
  signedInAs,
}) => {
  const admin = await signedInAs('admin');
  const supervisor = await signedInAs('supervisor');
  await supervisor.goto('/recordings');
  await admin.goto('/reviews?box=open&reviewerID=gu_qing');
  await admin.getByRole('checkbox', { name: 'Select this page' }).check();
  await admin.getByRole('button', { name: 'Give to someone else…' }).click();
  const drawer = admin.getByRole('dialog');
  await drawer.getByRole('combobox', { name: 'New reviewer' }).click();
  await admin.locator('.ant-select-item-option-content', { hasText: '张楠' }).click();
  await drawer.getByRole('textbox', { name: 'Reason' }).fill('On leave');
  await expect(drawer.getByText(/^1 is begun: its answers go along/)).toBeVisible();
  await drawer.getByRole('button', { name: 'Give to them' }).click();
  await expect(admin.getByText('1 review has another reviewer now')).toBeVisible();
  await expect(drawer).toHaveCount(0);
  await expect(supervisor.getByRole('alert')).toContainText('On leave');

  await admin.goto('/reviews');
  await admin.getByRole('link', { name: '企业开户尽职调查' }).first().click();
  await expect(admin.getByRole('note')).toContainText('began this review');
});
