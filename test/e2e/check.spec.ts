/** Does everything that a call needs work on this computer? The browser's own fake camera and microphone stand in. */
import { expect, test } from './support/story';

test('the system check shows the camera, hears the microphone, and copies what it found', async ({
  signedInAs,
}) => {
  const page = await signedInAs('agent', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto('/check');
  const check = (name: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name, exact: true }) });
  await expect(check('RoomService').getByText(/It answers in \d+ ms\./)).toBeVisible();
  await expect(
    check('Permission for programs').getByText('This page may ask the desktop program.'),
  ).toBeVisible();
  await expect(check('Desktop program').getByText(/No program answers now/)).toBeVisible();

  await check('Camera').getByRole('button', { name: 'Try the camera' }).click();
  const picture = check('Camera').getByLabel('Picture of the camera');
  await expect
    .poll(() => picture.evaluate((video: HTMLVideoElement) => video.currentTime))
    .toBeGreaterThan(0);
  await check('Microphone').getByRole('button', { name: 'Try the microphone' }).click();
  await expect(check('Microphone').getByText(/hears you\./)).toBeVisible();

  await page.getByRole('button', { name: 'Copy the report' }).click();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toMatch(/camera: +ok +camera\.ok name=fake_device_0/);
  expect(report).toMatch(/microphone: +ok +microphone\.ok/);

  // Whoever leaves the page takes no camera along.
  await page.getByRole('link', { name: 'Rooms' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Rooms' })).toBeVisible();
  await page.goBack();
  await expect(check('Camera').getByText('Not tried.')).toBeVisible();
});

test('the check link proves that the program opens, and a program of today says its version', async ({
  launchingAs,
  server,
}) => {
  const browser = await launchingAs('shen_ruoxi', { handlerEnv: { FAKE_DESKTOP_DIALECT: 'modern' } });
  const page = await browser.context.newPage();
  await page.goto(`${server.origin}/check`);
  const check = (name: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name, exact: true }) });
  await check('Opening the program').getByRole('button', { name: 'Open the check link' }).click();
  await expect(check('Opening the program').getByText('The program was opened and answered.')).toBeVisible();
  await expect(
    check('Desktop program').getByText(/^webexe-desktop \d+\.\d+\.\d+ answers on port 48887\.$/),
  ).toBeVisible();
});
