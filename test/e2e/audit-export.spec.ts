/** The audit log as a file: what the filter shows, byte by byte, and the export in the log itself. */
import { readFile } from 'node:fs/promises';
import { expect, test } from './support/story';

test('an admin exports what the filter shows as CSV, in the language of the page, and the log says so', async ({
  signedInAs,
}) => {
  const admin = await signedInAs('admin', { locale: 'zh-CN' });
  await admin.goto('/admin/audit?action=signIn.refused');
  const rows = admin.getByRole('row', { name: /登录/ });
  await expect(rows.first()).toBeVisible();

  await admin.getByRole('button', { name: '导出' }).click();
  const downloaded = admin.waitForEvent('download');
  await admin.getByRole('menuitem', { name: /CSV/ }).click();
  const file = await downloaded;
  expect(file.suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d\.csv$/);
  const bytes = await readFile(await file.path());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = bytes.subarray(3).toString('utf8').trimEnd().split('\r\n');
  expect(lines[0]).toBe(
    '时间 (UTC),操作人,用户 ID,操作,对象类型,对象,对象 ID,房间号,结果,原因,修改前,修改后,地址,请求编号',
  );
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines.slice(1)) expect(line).toContain(',signIn.refused,user,');

  await admin.goto('/admin/audit?action=audit.export');
  await expect(admin.getByRole('row', { name: /导出审计日志.*csv/ })).toBeVisible();
});
