import { within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { goodAnswers } from '../../support/review-rows';
import { renderConsole } from '../../support/render-console';
import { installProjector } from '../recordings/media-element';
import { ofTeam } from '../recordings/recording-world';
import { reviewed } from './world';

describe('giving a recording to somebody for review', () => {
  it('asks whom, by which form and until when, and puts it into their inbox', async () => {
    installProjector();
    const { user, screen, as } = await renderConsole('/recordings/signing?tab=reviews', {
      as: 'zhang_nan',
      async world({ aRecording, aReviewForm }) {
        await aRecording(ofTeam({ recordingID: 'signing', roomName: 'Signing' }));
        await aReviewForm({ name: 'Service' });
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Assign…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Assign' }));
    expect(await dialog.findByText('Choose who reviews')).toBeVisible();
    await user.click(dialog.getByRole('combobox', { name: /^Reviewer/ }));
    await user.click(await screen.findByText('顾清', { selector: '.ant-select-item-option-content' }));
    await user.click(dialog.getByRole('combobox', { name: 'Form' }));
    await user.click(await screen.findByText('Service', { selector: '.ant-select-item-option-content' }));
    await user.click(dialog.getByRole('button', { name: 'Assign' }));
    expect(await screen.findByText('1 recording is assigned')).toBeVisible();
    const { body } = await as('gu_qing').call('listReviews', { query: { state: 'assigned' } });
    expect(body).toMatchObject({ total: 1, items: [{ recording: { recordingID: 'signing' } }] });
  });

  it('is taken back', async () => {
    installProjector();
    const { user, screen, location } = await renderConsole('/reviews/mine', {
      as: 'zhang_nan',
      world: (world) => reviewed(world, { state: 'assigned' }),
    });
    await user.click(await screen.findByRole('button', { name: 'Withdraw…' }));
    const drawer = within(await screen.findByRole('dialog', { name: 'Withdraw 1 review' }));
    await user.type(drawer.getByRole('textbox', { name: 'Reason' }), 'The wrong call');
    await user.click(drawer.getByRole('button', { name: 'Withdraw' }));
    expect(await screen.findByText('1 review is withdrawn')).toBeVisible();
    expect(await screen.findByText('Nothing waits for your review')).toBeVisible();
    expect(location()).toBe('/reviews');
  });
});

describe('a calibration', () => {
  const calibration = { origin: 'calibration', calibrationID: 'together' } as const;

  it('says who is still to score, and nothing of what the others answered', async () => {
    const { screen } = await renderConsole('/calibrations/together', {
      as: 'zhang_nan',
      async world(world) {
        await reviewed(world, { ...calibration, state: 'submitted' });
        const { formID = '' } = (await world.simulation.store.read.reviews.get('mine')) ?? {};
        await world.aReview({ ...calibration, recordingID: 'signing', formID, reviewerID: 'zhang_nan' });
      },
    });
    expect(await screen.findByText('Still to score: 张楠')).toBeVisible();
    expect(screen.getByRole('link', { name: 'My review' })).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('compares answer by answer when all have submitted', async () => {
    const { screen } = await renderConsole('/calibrations/together', {
      as: 'zhang_nan',
      async world(world) {
        await reviewed(world, { ...calibration, state: 'submitted' });
        const { formID = '' } = (await world.simulation.store.read.reviews.get('mine')) ?? {};
        const answers = { ...goodAnswers, calm: { value: '2', na: false, note: 'At 0:40' } };
        const other = { recordingID: 'signing', formID, reviewerID: 'zhang_nan', answers, score: 55 };
        await world.aReview({ ...calibration, ...other, state: 'submitted' });
      },
    });
    const table = within(await screen.findByRole('table', { name: 'What each reviewer answered' }));
    const calm = within(table.getByRole('row', { name: /^Stayed calm/ }));
    expect(calm.getByText('they differ')).toBeVisible();
    expect(calm.getAllByRole('cell').map((each) => each.textContent)).toContain('2At 0:40');
    expect(
      within(table.getByRole('row', { name: /^Said their name/ })).queryByText('they differ'),
    ).toBeNull();
  });
});
