/** What is written in a room while a call runs is kept, and leads a reviewer to its moment in the recording. */
import { callIn, expect, startCallIn, test } from './support/story';

test('what a customer writes is heard by the program, told by the page, and in the history of the room', async ({
  launchingAs,
  as,
  server,
}) => {
  const agent = 'shen_ruoxi';
  const room = await (await as(agent)).aRoom({ name: 'Written talk' });
  const browser = await launchingAs(agent, { handlerEnv: { FAKE_DESKTOP_BEHAVIOUR: 'chats:300' } });
  const page = await browser.context.newPage();
  await startCallIn(page, server.origin, room);
  // The page of the call stays: it is the one that hears.
  const reader = await browser.context.newPage();
  await reader.goto(`${server.origin}/rooms/${room.roomID}?tab=events`);
  const events = reader.getByRole('list', { name: 'Events' });
  await expect(events.getByText('Do I sign on page two? 第二页要签字吗？')).toHaveCount(1);
  await expect(events.getByText('王小明')).toBeVisible();
  await callIn(page).dock.getByRole('button', { name: 'Leave the call' }).click();
});

test('a reviewer goes from message to message, in the list, on the line and by keys', async ({
  signedInAs,
}) => {
  const page = await signedInAs('supervisor');
  await page.goto('/recordings?agent=shen_ruoxi&kind=mix&state=ready&q=482913605');
  await page.getByRole('link', { name: '房屋抵押贷款面签' }).first().click();
  await page.getByText('Chat', { exact: true }).click();
  await expect(page).toHaveURL(/events=chat/);
  const events = page.getByRole('list', { name: 'Events' });
  await expect(events.getByRole('button')).toHaveCount(2);

  const video = page.getByLabel('Recording of 房屋抵押贷款面签');
  const time = () => video.evaluate((element: HTMLVideoElement) => element.currentTime);
  await events.getByRole('button', { name: /wrote.*请问第二页/ }).click();
  await expect.poll(time).toBeGreaterThan(10);
  const first = await time();
  expect(first).toBeLessThan(20);
  await page.keyboard.press(']');
  await expect.poll(time).toBeGreaterThan(first + 10);
  await expect(page.getByTitle(/wrote: 您那边没有声音/)).toBeVisible();
});
