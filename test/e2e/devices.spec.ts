/** Where a person is signed in: seen in words, ended from another browser, felt there at once. */
import { signInAgain } from './support/sign-in';
import { demoPersonOf, expect, test } from './support/story';

test('a browser that a person forgot is signed out from their settings and asks for the password at once', async ({
  signedInAs,
}) => {
  const forgotten = await signedInAs('emma_clark');
  await forgotten.goto('/rooms');
  await expect(forgotten.getByRole('heading', { level: 1, name: 'Rooms' })).toBeVisible();

  const here = await signedInAs('emma_clark', {
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  });
  await here.goto('/settings');
  const list = here.getByRole('list', { name: 'Where you are signed in' });
  const mine = list.getByRole('listitem').filter({ hasText: 'This browser' });
  await expect(mine).toContainText('Firefox 140 on Windows');
  await expect(mine).toContainText('127.0.0.1');
  await expect(mine.getByRole('button')).toHaveCount(0);

  await here.getByRole('button', { name: 'Sign out all others' }).click();
  const question = here.getByRole('dialog', { name: 'Sign out in every other browser?' });
  await question.getByRole('button', { name: 'Sign out all others' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);

  await expect(forgotten.getByRole('dialog', { name: 'Sign in again' })).toBeVisible();
  await signInAgain(forgotten, demoPersonOf('emma_clark').password);
  await expect(forgotten.getByRole('dialog', { name: 'Sign in again' })).toBeHidden();
  await here.reload();
  await expect(list.getByRole('listitem')).toHaveCount(2);
});

test('an admin ends one browser of somebody else; the audit log says which', async ({ signedInAs }) => {
  const theirs = await signedInAs('gu_qing', {
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15',
  });
  await theirs.goto('/recordings');
  const admin = await signedInAs('admin');
  await admin.goto('/admin/users?q=gu_qing');
  await admin
    .getByRole('row', { name: /gu_qing/ })
    .getByRole('button', { name: /^More for/ })
    .click();
  await admin.getByRole('menuitem', { name: 'Where they are signed in…' }).click();
  await expect(admin).toHaveURL(/devices=gu_qing/);
  const drawer = admin.getByRole('dialog', { name: /is signed in$/ });
  await drawer.getByRole('button', { name: 'Sign out: Safari 19 on macOS' }).click();
  await admin
    .getByRole('dialog', { name: /out in Safari 19 on macOS\?$/ })
    .getByRole('button', { name: 'Sign out' })
    .click();
  await expect(drawer.getByText('Safari 19 on macOS')).toHaveCount(0);
  await expect(theirs.getByRole('dialog', { name: 'Sign in again' })).toBeVisible();

  await admin.goto('/admin/audit?action=signIn.end');
  await admin
    .getByRole('row', { name: /Signed out a browser/ })
    .first()
    .click();
  await expect(admin.getByRole('complementary').getByText(/Version\/19\.0 Safari/)).toBeVisible();
});
