import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderConsole } from '../../support/render-console';
import { installProjector } from './media-element';
import { files, ofTeam } from './recording-world';

const asked = { trashDays: 30, rules: [], version: 0 };

it.each([
  [true, 6],
  [false, 0],
])('the name of who watches lies over the picture where admins want it: %s', async (watermark, times) => {
  const projector = installProjector(60);
  const { user } = await renderConsole('/recordings/r0', {
    as: 'gu_qing',
    media: files(),
    world: async (world) => {
      await world.aRecording({ ...ofTeam(), recordingID: 'r0' });
      await world.as('zhang_nan').call('updateRetention', { body: { ...asked, watermark } });
    },
  });
  await user.click(await screen.findByText('Play', { selector: 'button' }));
  await expect.poll(() => projector.video().src).toContain('/media/r0');
  expect(screen.queryAllByText('顾清 gu_qing')).toHaveLength(times);
});
