import { waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { goodAnswers } from '../../support/review-rows';
import { renderConsole, type RenderedConsole } from '../../support/render-console';
import { installProjector } from '../recordings/media-element';
import { reviewed } from './world';

const asReviewer = (given: Parameters<typeof reviewed>[1] = {}) => {
  installProjector();
  return renderConsole('/reviews/mine', { as: 'gu_qing', world: (world) => reviewed(world, given) });
};
const enter = async (
  { clear, click, paste, keyboard }: RenderedConsole['user'],
  field: HTMLElement,
  time: string,
) => {
  await click(field);
  await clear(field);
  await paste(time);
  await keyboard('{Enter}');
};
const scoreIn = ({ screen }: Pick<RenderedConsole, 'screen'>) =>
  screen.getByRole('status', { name: 'Score' });

describe('the page of a review', () => {
  it('scores as it is answered, keeps the draft and submits it', async () => {
    const page = await asReviewer();
    const { user, screen, simulation } = page;
    const calm = within(await screen.findByRole('group', { name: 'Stayed calm' }));
    await user.click(calm.getByRole('radio', { name: '4' }));
    expect(scoreIn(page)).toHaveTextContent('75');
    expect(scoreIn(page)).toHaveTextContent('1 of 3 answered');
    await user.click(screen.getByRole('checkbox', { name: 'Not applicable' }));
    await user.click(within(screen.getByRole('group', { name: 'Asked for consent' })).getByText('No'));
    expect(scoreIn(page)).toHaveTextContent('failed by a critical question');
    expect(await screen.findByText('Draft kept')).toBeVisible();
    await waitFor(async () =>
      expect((await simulation.store.read.reviews.get('mine'))?.answers['consent']?.value).toBe('no'),
    );
    await user.click(screen.getByRole('radio', { name: 'Do not release yet' }));
    await user.click(screen.getByRole('button', { name: 'Submit' }));
    expect(await screen.findByRole('button', { name: 'Release to 沈若溪' })).toBeVisible();
    expect(await simulation.store.read.reviews.get('mine')).toMatchObject({ state: 'submitted', score: 0 });
  });

  it('marks what is not answered instead of submitting it', async () => {
    const { user, screen } = await asReviewer();
    await user.click(await screen.findByRole('button', { name: 'Submit' }));
    expect(screen.getByRole('alert')).toHaveTextContent('3 questions are open');
    expect(screen.getAllByText('Answer this question')).toHaveLength(3);
    expect(screen.getByRole('group', { name: 'Said their name' })).toHaveFocus();
  });

  it('overwrites nothing that another browser wrote before it is said which answers to keep', async () => {
    const { user, screen, as } = await asReviewer();
    await screen.findByRole('group', { name: 'Stayed calm' });
    const elsewhere = { revision: 1, answers: goodAnswers, summary: 'From home' };
    await as('gu_qing').call('saveReview', { params: { reviewID: 'mine' }, body: elsewhere });
    await user.type(screen.getByRole('textbox', { name: 'Summary' }), 'Here');
    await user.click(await screen.findByRole('button', { name: 'Take the others' }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Summary' })).toHaveValue('From home'));
  });

  it('keeps what was typed when it cannot be saved, and tries again', async () => {
    installProjector();
    const { user, screen } = await renderConsole('/reviews/mine', {
      as: 'gu_qing',
      world: (world) => reviewed(world),
      faults: [['saveReview', { fail: 'server.failed' }]],
    });
    await user.type(await screen.findByRole('textbox', { name: 'Summary' }), 'Still here');
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Draft kept')).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Summary' })).toHaveValue('Still here');
  });

  it('waits for one save before the next: a slow RoomService is no other browser', async () => {
    installProjector();
    const { user, screen, simulation } = await renderConsole('/reviews/mine', {
      as: 'gu_qing',
      world: (world) => reviewed(world),
      faults: [['saveReview', { delay: 1500 }]],
    });
    const calm = within(await screen.findByRole('group', { name: 'Stayed calm' }));
    await user.click(calm.getByRole('radio', { name: '4' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Submit' })).toBeDisabled());
    await user.type(screen.getByRole('textbox', { name: 'Summary' }), 'Typed meanwhile');
    await waitFor(
      async () =>
        expect(await simulation.store.read.reviews.get('mine')).toMatchObject({
          revision: 3,
          summary: 'Typed meanwhile',
        }),
      { timeout: 8000 },
    );
    expect(await screen.findByText('Draft kept')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Take the others' })).toBeNull();
  });

  it('is submitted to be released at a time that is still to come', async () => {
    const { user, screen, simulation } = await asReviewer({ answers: goodAnswers });
    await user.click(await screen.findByRole('radio', { name: 'Release at a set time' }));
    const time = screen.getByRole('textbox', { name: 'Released at' });
    await enter(user, time, '2020-01-01 09:30');
    await user.click(screen.getByRole('button', { name: 'Submit' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Choose a time to come');
    expect(time).toHaveFocus();
    await enter(user, time, '2099-12-01 09:30');
    await user.click(screen.getByRole('button', { name: 'Submit' }));
    expect(await screen.findByText('To be released: 2099-12-01 09:30')).toBeVisible();
    expect(await simulation.store.read.reviews.get('mine')).toMatchObject({
      ...{ state: 'submitted', releaseAt: new Date('2099-12-01T09:30:00') },
    });
  });

  it('is given another time, loses it, or is released at once', async () => {
    const { user, screen, simulation } = await asReviewer({
      ...{ state: 'submitted', releaseAt: new Date('2099-12-01T09:30:00') },
    });
    await user.click(await screen.findByRole('button', { name: 'Change the time…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'When 沈若溪 sees this review' }));
    const time = dialog.getByRole('textbox', { name: 'Released at' });
    await enter(user, time, '2020-01-01 09:30');
    await user.click(dialog.getByRole('button', { name: 'Release at this time' }));
    expect(await dialog.findByText('Choose a time to come')).toBeVisible();
    await enter(user, time, '2099-12-02 10:00');
    await user.click(dialog.getByRole('button', { name: 'Release at this time' }));
    expect(await screen.findByText('To be released: 2099-12-02 10:00')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Do not release then' }));
    expect(await screen.findByRole('button', { name: 'Release later…' })).toBeVisible();
    expect(screen.queryByText(/^To be released/)).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Release to 沈若溪' }));
    await waitFor(async () =>
      expect((await simulation.store.read.reviews.get('mine'))?.state).toBe('released'),
    );
  });

  it('is reopened for a reason', async () => {
    const { user, screen, simulation } = await asReviewer({ state: 'released' });
    await user.click(await screen.findByRole('button', { name: 'Reopen…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByRole('textbox'), 'The wrong call');
    await user.click(dialog.getByRole('button', { name: 'Reopen the review' }));
    expect(await screen.findByRole('button', { name: 'Submit' })).toBeVisible();
    expect(await simulation.store.read.reviews.get('mine')).toMatchObject({ state: 'draft' });
  });

  it('shows an agent what was released, and takes their word', async () => {
    installProjector();
    const { user, screen } = await renderConsole('/reviews/mine', {
      as: 'shen_ruoxi',
      world: (world) => reviewed(world, { state: 'released', summary: 'Calm and clear' }),
    });
    expect(await screen.findByText('Calm and clear')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'I have read it' }));
    expect(await screen.findByText('沈若溪 has read it')).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Message' }), 'Thank you');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText('Thank you')).toBeVisible();
  });

  it('is nowhere for an agent before', async () => {
    const { screen } = await renderConsole('/reviews/mine', {
      as: 'shen_ruoxi',
      world: (world) => reviewed(world),
    });
    expect(await screen.findByText('There is no such review for you')).toBeVisible();
  });
});

describe('the inbox of reviews', () => {
  it('has boxes with counts for who reviews, and what is late says so', async () => {
    const { user, screen, location } = await renderConsole('/reviews', {
      as: 'gu_qing',
      world: (world) => reviewed(world, { state: 'assigned', dueAt: new Date(Date.now() - 60_000) }),
    });
    expect(await screen.findByRole('link', { name: 'Signing' })).toBeVisible();
    expect(screen.getByText(/^overdue since|1 day overdue/)).toBeVisible();
    expect(await screen.findByRole('link', { name: 'To do 1' })).toHaveAttribute('aria-current', 'page');
    await user.click(screen.getByRole('link', { name: /^Released/ }));
    expect(await screen.findByText('No review is released yet')).toBeVisible();
    expect(location()).toBe('/reviews?box=released');
  });

  it('has released reviews alone for an agent', async () => {
    const { screen } = await renderConsole('/reviews', {
      as: 'shen_ruoxi',
      world: (world) => reviewed(world, { state: 'released' }),
    });
    expect(await screen.findByRole('link', { name: 'Signing' })).toBeVisible();
    expect(screen.queryByRole('link', { name: /^To do/ })).not.toBeInTheDocument();
  });

  it('says what failed, and reads again', async () => {
    const { user, screen } = await renderConsole('/reviews', {
      as: 'shen_ruoxi',
      world: (world) => reviewed(world, { state: 'released' }),
      faults: [1, 2, 3].map(() => ['listReviews', { fail: 'server.failed' }] as const),
    });
    await user.click(await screen.findByRole('button', { name: 'Retry' }));
    expect(await screen.findByRole('link', { name: 'Signing' })).toBeVisible();
  });
});
