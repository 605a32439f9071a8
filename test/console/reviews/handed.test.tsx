import { waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../support/render-console';
import { reviewed } from './world';

/** What a screen reader says of the number in the menu. */
const one = { name: /^Reviews\s+1\s+to do$/ };
const open = { state: 'assigned', reviewerID: 'gu_qing' } as const;

describe('what waits for me to review', () => {
  it('is counted in the menu, and follows what others do', async () => {
    const { screen, as } = await renderConsole('/rooms', {
      as: 'gu_qing',
      world: (world) => reviewed(world, open),
    });
    expect(await screen.findByRole('link', one, { timeout: 5000 })).toBeVisible();
    const body = { reviewIDs: ['mine'], reason: 'The line was bad' };
    await as('zhang_nan').call('withdrawReviews', { body });
    expect(await screen.findByText('张楠 withdrew 1 review of yours')).toBeVisible();
    expect(screen.getByText('The line was bad')).toBeVisible();
    expect(await screen.findByRole('link', { name: 'Reviews' }, { timeout: 5000 })).toBeVisible();
  });

  it('is told when it comes, with the way to it', async () => {
    const { user, screen, as, location } = await renderConsole('/rooms', {
      as: 'gu_qing',
      async world(world) {
        await reviewed(world, { ...open, reviewerID: 'zhang_nan' });
        await world.aReview({ ...open, agentID: 'shen_ruoxi', recordingID: 'signing' });
      },
    });
    await screen.findByRole('link', one, { timeout: 5000 });
    const body = { reviewIDs: ['mine'], reviewerID: 'gu_qing', reason: 'On leave' };
    await as('zhang_nan').call('reassignReviews', { body });
    const notice = within(await screen.findByRole('alert', {}, { timeout: 5000 }));
    expect(notice.getByText('张楠 gave you 1 review')).toBeVisible();
    await user.click(notice.getByRole('link', { name: 'Open my inbox' }));
    await waitFor(() => expect(location()).toBe('/reviews'));
  });
});
