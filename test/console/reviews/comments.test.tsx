import { waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../support/render-console';
import { installProjector } from '../recordings/media-element';
import { files } from '../recordings/recording-world';
import { reviewed } from './world';

const route = '/recordings/signing';

async function opened(as: 'gu_qing' | 'shen_ruoxi', state: 'draft' | 'released' = 'draft') {
  const projector = installProjector(60);
  const page = await renderConsole(route, {
    as,
    media: files(),
    async world(world) {
      await reviewed(world, { state });
      await world.aComment({
        ...{ commentID: 'one', recordingID: 'signing', authorID: 'gu_qing', positionMs: 12_000 },
        ...{ forAgent: true, text: 'Ask for the number' },
      });
      await world.aComment({
        recordingID: 'signing',
        authorID: 'gu_qing',
        positionMs: 40_000,
        text: 'For us',
      });
    },
  });
  return { ...page, projector };
}

describe('comments beside a recording', () => {
  it('stand in the order of its time, on its line too, and lead to their moment', async () => {
    const { user, screen, projector } = await opened('gu_qing');
    const list = await screen.findByRole('list', { name: 'Comments' });
    const items = within(list).getAllByRole('article');
    expect(items.map((each) => within(each).getByRole('button', { name: /^Go to/ }).textContent)).toEqual([
      '0:12',
      '0:40',
    ]);
    expect(screen.getByTitle(/Go to 0:12: .*Ask for the number/)).toBeVisible();
    await user.click(within(list).getByRole('button', { name: 'Go to 0:12' }));
    await waitFor(() => expect(projector.video().currentTime).toBe(12));
  });

  it('are written at the moment at which writing began', async () => {
    const { user, screen } = await opened('gu_qing');
    await user.click(await screen.findByRole('button', { name: 'Comment at this moment' }));
    const field = screen.getByRole('textbox', { name: 'Comment at 0:00' });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByRole('alert')).toHaveTextContent('Write something first');
    await user.type(field, 'Well begun');
    expect(screen.getByRole('textbox', { name: 'Comment at 0:00' })).toHaveValue('Well begun');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Well begun')).toBeVisible();
    expect(screen.getAllByRole('article')).toHaveLength(3);
  });

  it('are begun by a key too, which the help of the player names to whoever may', async () => {
    const { user, screen, projector } = await opened('gu_qing');
    await user.click((await screen.findAllByRole('button', { name: 'Play' }))[0] ?? document.body);
    await screen.findAllByRole('button', { name: 'Pause' });
    projector.reach(21);
    await user.keyboard('?');
    expect(await screen.findByText('Comment at this moment', { selector: 'dd' })).toBeVisible();
    await user.keyboard('{Escape}');
    await user.keyboard('c');
    const field = await screen.findByRole('textbox', { name: 'Comment at 0:21' });
    // In the field it is a letter.
    await user.keyboard('cc');
    expect(field).toHaveValue('cc');
  });

  it('are not begun by a key by those who only read them', async () => {
    const { user, screen } = await opened('shen_ruoxi', 'released');
    await screen.findByRole('list', { name: 'Comments' });
    await user.keyboard('?');
    expect(await screen.findByText('Show these keys')).toBeVisible();
    expect(screen.queryByText('Comment at this moment')).toBeNull();
  });

  it('are not lost to whoever writes one while the recording is put into the trash', async () => {
    const { user, screen, as } = await opened('gu_qing');
    await user.click((await screen.findAllByRole('button', { name: 'Play' }))[0] ?? document.body);
    await user.click(screen.getByRole('button', { name: 'Comment at this moment' }));
    await user.type(screen.getByRole('textbox', { name: 'Comment at 0:00' }), 'Well begun');
    await as('zhang_nan').call('trashRecordings', {
      body: { recordingIDs: ['signing'], reason: 'Asked for by the customer' },
    });
    expect(await screen.findByText('张楠 put it there: Asked for by the customer')).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Comment at 0:00' })).toHaveValue('Well begun');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Well begun')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Comment at this moment' })).toBeNull();
  });

  it('are not lost to whoever may see the recording no more, nor does it play on', async () => {
    const { user, screen, as } = await opened('gu_qing');
    await user.click((await screen.findAllByRole('button', { name: 'Play' }))[0] ?? document.body);
    await user.click(screen.getByRole('button', { name: 'Comment at this moment' }));
    await user.type(screen.getByRole('textbox', { name: 'Comment at 0:00' }), 'Well begun');
    const moved = { params: { userID: 'gu_qing' }, body: { teamID: 'team-notary-2' } };
    expect(await as('zhang_nan').call('updateUser', moved)).toMatchObject({ status: 200 });
    const lost = await screen.findByText('You can no longer see this recording');
    expect(lost.closest('[role=alert]')).toHaveTextContent('Your permissions changed while it was open');
    expect(document.querySelector('video')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/^There is no such recording/)).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Comment at 0:00' })).toHaveValue('Well begun');
  });

  it('show an agent what is meant for them, once a review is released, and take their answer', async () => {
    const { user, screen } = await opened('shen_ruoxi', 'released');
    expect(await screen.findByText('Ask for the number')).toBeVisible();
    expect(screen.queryByText('For us')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Comment at this moment' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Answer' }));
    await user.type(screen.getByRole('textbox', { name: 'Answer' }), 'I will');
    await user.click(screen.getByRole('button', { name: 'Send the answer' }));
    expect(
      await within(await screen.findByRole('list', { name: 'Answers' })).findByText('I will'),
    ).toBeVisible();
  });

  it('tell an agent nothing before', async () => {
    const { screen } = await opened('shen_ruoxi');
    expect(await screen.findByText('There are no comments for you')).toBeVisible();
  });

  it('are settled, and taken back by who wrote them', async () => {
    const { user, screen } = await opened('gu_qing');
    const [first] = await screen.findAllByRole('article');
    if (!first) throw new Error('There are two.');
    await user.click(within(first).getByRole('button', { name: 'Settle' }));
    expect(await within(first).findByText('Settled')).toBeVisible();
    await user.click(within(first).getByRole('button', { name: 'Take back' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Take back' }));
    await waitFor(() => expect(screen.queryByText('Ask for the number')).not.toBeInTheDocument());
  });
});
