import { within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';
import { ofTeam } from '../recordings/recording-world';

async function threeCalls({ aReviewForm, aRecording, aReview }: ConsoleWorld): Promise<void> {
  await aReviewForm({ formID: 'service', name: 'Service' });
  for (const roomName of ['Card', 'Loan', 'Signing'])
    await aRecording(ofTeam({ recordingID: roomName.toLowerCase(), roomName, state: 'ready' }));
  await aReview({ recordingID: 'loan', formID: 'service', reviewerID: 'zhang_nan', state: 'assigned' });
}

const toGuQing = async (faults: readonly (readonly ['assignReviews', { fail: 'server.failed' }])[] = []) => {
  const page = await renderConsole('/recordings', { as: 'gu_qing', world: threeCalls, faults });
  const { user, screen } = page;
  await screen.findByRole('link', { name: 'Card' });
  await user.click(screen.getByRole('checkbox', { name: 'Select this page' }));
  await user.click(screen.getByRole('button', { name: 'Assign for review…' }));
  const drawer = within(await screen.findByRole('dialog', { name: 'Assign 3 recordings for review' }));
  await user.click(drawer.getByRole('combobox', { name: 'Reviewer' }));
  await user.click(await screen.findByText('顾清', { selector: '.ant-select-item-option-content' }));
  await user.click(drawer.getByRole('combobox', { name: 'Review form' }));
  await user.click(await screen.findByText('Service', { selector: '.ant-select-item-option-content' }));
  return { ...page, drawer };
};

describe('assigning recordings from their list', () => {
  it('says first what will happen, then what became of each', async () => {
    const { user, drawer, as, screen } = await toGuQing();
    const impact = within(await drawer.findByRole('region', { name: 'What will happen' }));
    expect(impact.getByText('Will be assigned').nextSibling).toHaveTextContent('2');
    expect(impact.getByText('Afterwards').nextSibling).toHaveTextContent('2');
    expect(impact.getByRole('listitem')).toHaveTextContent('Loan 张楠 has it to review already');
    await user.click(drawer.getByRole('button', { name: 'Assign' }));
    expect(await drawer.findByText('2 recordings are assigned')).toBeVisible();
    const happened = within(drawer.getByRole('region', { name: 'What happened' }));
    expect(happened.getByText(/^Loan/)).toHaveTextContent('somebody else has it to review already');
    const { body } = await as('gu_qing').call('listReviews', {
      query: { state: 'assigned', reviewerID: 'gu_qing' },
    });
    expect(body).toMatchObject({ total: 2 });
    await user.click(drawer.getByRole('button', { name: 'Done' }));
    expect(screen.queryByRole('button', { name: 'Assign for review…' })).not.toBeInTheDocument();
  });

  it('tries again what failed, and nothing else', async () => {
    const { user, drawer, as } = await toGuQing([['assignReviews', { fail: 'server.failed' }]]);
    await drawer.findByRole('region', { name: 'What will happen' });
    await user.click(drawer.getByRole('button', { name: 'Assign' }));
    expect(await drawer.findAllByText(/^not assigned: /)).toHaveLength(3);
    await user.click(drawer.getByRole('button', { name: 'Try again' }));
    expect(await drawer.findByText('2 recordings are assigned')).toBeVisible();
    expect(drawer.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
    const { body } = await as('gu_qing').call('listReviews', { query: { state: 'assigned' } });
    expect(body).toMatchObject({ total: 3 });
  });

  it('asks whom and by which form', async () => {
    const { user, screen } = await renderConsole('/recordings', { as: 'gu_qing', world: threeCalls });
    await screen.findByRole('link', { name: 'Card' });
    await user.click(screen.getByRole('checkbox', { name: 'Select this page' }));
    await user.click(screen.getByRole('button', { name: 'Assign for review…' }));
    const drawer = within(await screen.findByRole('dialog', { name: 'Assign 3 recordings for review' }));
    expect(drawer.getByText(/^Choose a reviewer and a form/)).toBeVisible();
    await user.click(drawer.getByRole('button', { name: 'Assign' }));
    expect(await drawer.findByText('Choose who reviews')).toBeVisible();
    expect(drawer.getByText('Choose a form')).toBeVisible();
  });
});
