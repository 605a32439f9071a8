import { within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { goodAnswers } from '../../support/review-rows';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';
import { installProjector } from '../recordings/media-element';
import { ofTeam } from '../recordings/recording-world';
import { reviewed } from './world';

/** Three calls that zhang_nan is to review; of one something is answered. Gu_qing has one of them to do already. */
async function onLeave({ aReviewForm, aRecording, aReview }: ConsoleWorld): Promise<void> {
  await aReviewForm({ formID: 'service', name: 'Service' });
  const mine = { formID: 'service', reviewerID: 'zhang_nan', state: 'assigned' } as const;
  for (const roomName of ['Card', 'Loan', 'Signing']) {
    const recordingID = roomName.toLowerCase();
    await aRecording(ofTeam({ recordingID, roomName, state: 'ready' }));
    await aReview({ ...mine, recordingID, reviewID: recordingID });
  }
  await aReview({ ...mine, recordingID: 'loan', reviewID: 'taken', reviewerID: 'gu_qing' });
}

async function begun(world: ConsoleWorld): Promise<void> {
  await onLeave(world);
  await world.simulation.store.transact((tx) =>
    tx.reviews.update('card', { state: 'draft', answers: goodAnswers }),
  );
}

type Faults = readonly (readonly ['reassignReviews', { fail: 'server.failed' }])[];

const chosen = async (verb: 'Give to someone else…' | 'Withdraw…', faults: Faults = []) => {
  const route = '/reviews?box=open&reviewerID=zhang_nan';
  const page = await renderConsole(route, { as: 'gu_qing', world: begun, faults });
  const { user, screen } = page;
  await screen.findByRole('link', { name: 'Card' });
  await user.click(screen.getByRole('checkbox', { name: 'Select this page' }));
  const bar = within(screen.getByRole('region', { name: 'Selected reviews' }));
  expect(bar.getByRole('status')).toHaveTextContent('3 selected');
  await user.click(bar.getByRole('button', { name: verb }));
  return { ...page, drawer: within(await screen.findByRole('dialog')) };
};

const toGuQing = async (faults: Faults = []) => {
  const page = await chosen('Give to someone else…', faults);
  const { user, screen, drawer } = page;
  await user.click(drawer.getByRole('combobox', { name: 'New reviewer' }));
  await user.click(await screen.findByText('顾清', { selector: '.ant-select-item-option-content' }));
  await user.type(drawer.getByRole('textbox', { name: 'Reason' }), 'On leave');
  await drawer.findByRole('region', { name: 'What will happen' });
  return page;
};

describe('reviews of somebody who is away', () => {
  it('are given to somebody else: what that means first, then what became of each', async () => {
    const { user, drawer, screen, as } = await toGuQing();
    const impact = within(drawer.getByRole('region', { name: 'What will happen' }));
    expect(impact.getByText('Will be given').nextSibling).toHaveTextContent('2');
    expect(impact.getByText('顾清 has to do now').nextSibling).toHaveTextContent('1');
    expect(impact.getByText('Afterwards').nextSibling).toHaveTextContent('3');
    expect(impact.getByText(/^1 is begun: its answers go along/)).toBeVisible();
    expect(impact.getByRole('listitem')).toHaveTextContent('Loan they have it to review already');
    await user.click(drawer.getByRole('button', { name: 'Give to them' }));
    expect(await drawer.findByText('2 reviews have another reviewer now')).toBeVisible();
    const happened = within(drawer.getByRole('region', { name: 'What happened' }));
    expect(happened.getByText('they have it to review already').parentElement).toHaveTextContent('Loan');
    await user.click(drawer.getByRole('button', { name: 'Done' }));
    expect(screen.queryByRole('region', { name: 'Selected reviews' })).not.toBeInTheDocument();
    const { body } = await as('gu_qing').call('listReviews', { query: { reviewerID: 'gu_qing' } });
    expect(body).toMatchObject({ total: 3 });
  });

  it('ask whom and why, and keep what was typed when it fails', async () => {
    const { user, drawer } = await chosen('Give to someone else…');
    await user.click(drawer.getByRole('button', { name: 'Give to them' }));
    expect(await drawer.findByText('Choose who reviews')).toBeVisible();
    expect(drawer.getByText('Say why')).toBeVisible();
  });

  it('that could not be reached are tried again', async () => {
    const { user, drawer } = await toGuQing([['reassignReviews', { fail: 'server.failed' }]]);
    await user.click(drawer.getByRole('button', { name: 'Give to them' }));
    expect(await drawer.findAllByText(/^not done: /)).toHaveLength(3);
    await user.click(drawer.getByRole('button', { name: 'Try again' }));
    expect(await drawer.findByText('2 reviews have another reviewer now')).toBeVisible();
  });

  it('are withdrawn, after it is said that answers are lost', async () => {
    const { user, drawer, as } = await chosen('Withdraw…');
    const impact = within(await drawer.findByRole('region', { name: 'What will happen' }));
    expect(impact.getByText('Will be withdrawn').nextSibling).toHaveTextContent('3');
    expect(impact.getByText('1 is begun: its answers are lost.')).toBeVisible();
    await user.type(drawer.getByRole('textbox', { name: 'Reason' }), 'Not needed');
    await user.click(drawer.getByRole('button', { name: 'Withdraw' }));
    expect(await drawer.findByText('3 reviews are withdrawn')).toBeVisible();
    const { body } = await as('gu_qing').call('listReviews', { query: { reviewerID: 'zhang_nan' } });
    expect(body).toMatchObject({ total: 0 });
  });
});

describe('a review that somebody else began', () => {
  const given = { begunByID: 'zhang_nan', answers: goodAnswers, summary: 'So far' } as const;

  it('says so to its reviewer, who may begin afresh', async () => {
    installProjector();
    const { user, screen } = await renderConsole('/reviews/mine', {
      as: 'gu_qing',
      world: (world) => reviewed(world, given),
    });
    const note = within(await screen.findByRole('note'));
    expect(note.getByText('张楠 began this review')).toBeVisible();
    await user.click(note.getByRole('button', { name: 'Begin afresh' }));
    const question = within(await screen.findByRole('dialog'));
    expect(question.getByText('What 张楠 answered is deleted.')).toBeVisible();
    await user.click(question.getByRole('button', { name: 'Begin afresh' }));
    expect(screen.getByLabelText('Summary')).toHaveValue('');
    expect(await screen.findByText('Draft kept', undefined, { timeout: 3000 })).toBeVisible();
    expect(screen.queryByRole('note')).not.toBeInTheDocument();
  });

  it('says so to everybody who reads it', async () => {
    installProjector();
    const { screen } = await renderConsole('/reviews/mine', {
      as: 'shen_ruoxi',
      world: (world) => reviewed(world, { ...given, state: 'released' }),
    });
    expect(await screen.findByText('begun by 张楠')).toBeVisible();
  });
});
