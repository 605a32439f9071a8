import { waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../support/render-console';

describe('review forms', () => {
  it('begin with one action where there are none', async () => {
    const { user, screen, location } = await renderConsole('/admin/forms', { as: 'zhang_nan' });
    expect(await screen.findByText('There are no review forms yet')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'New form' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Create the form' }));
    expect(await dialog.findByText('Give the form a name')).toBeVisible();
    await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Service');
    await user.click(dialog.getByRole('button', { name: 'Create the form' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Service' })).toBeVisible();
    expect(location()).toMatch(/^\/admin\/forms\/.+/);
  });

  it('are written, looked at and published; what is missing is marked at its place', async () => {
    const { user, screen, simulation } = await renderConsole('/admin/forms/one', {
      as: 'zhang_nan',
      async world({ aReviewForm }) {
        await aReviewForm({
          ...{ formID: 'one', name: 'Service', state: 'draft' },
          content: { intro: '', passMark: null, sections: [] },
        });
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Add a section' }));
    await user.type(screen.getByRole('textbox', { name: 'Section title' }), 'Opening');
    await user.click(screen.getByRole('button', { name: 'Publish' }));
    const question = screen.getByRole('textbox', { name: 'Question 1' });
    await waitFor(() => expect(question).toHaveAttribute('aria-invalid', 'true'));
    await user.type(question, 'Said their name');
    await user.click(screen.getByRole('button', { name: 'Preview' }));
    const preview = within(await screen.findByRole('dialog'));
    await user.click(preview.getByRole('radio', { name: 'Yes' }));
    expect(preview.getByRole('status', { name: 'Score' })).toHaveTextContent('100');
    await user.click(preview.getByRole('button', { name: 'Close' }));
    await user.click(screen.getByRole('button', { name: 'Publish' }));
    expect(await screen.findByText('Version 1')).toBeVisible();
    const kept = await simulation.store.read.reviewForms.version('one', 1);
    expect(kept?.content.sections[0]?.questions[0]).toMatchObject({ kind: 'yesNo', text: 'Said their name' });
  });

  it('say who was faster, and lose nothing that was typed', async () => {
    const { user, screen, as } = await renderConsole('/admin/forms/one', {
      as: 'zhang_nan',
      world: async ({ aReviewForm }) => void (await aReviewForm({ formID: 'one', name: 'Service' })),
    });
    const name = await screen.findByRole('textbox', { name: 'Name' });
    const { body } = await as('zhang_nan').call('getReviewForm', { params: { formID: 'one' } });
    const { content } = body as { content: object };
    const other = { revision: 1, name: 'Their name', content };
    await as('zhang_nan').call('saveReviewForm', { params: { formID: 'one' }, body: other });
    await user.clear(name);
    await user.type(name, 'My name');
    await user.click(screen.getByRole('button', { name: 'Save the draft' }));
    expect(await screen.findByText('Somebody else changed this form meanwhile')).toBeVisible();
    expect(name).toHaveValue('My name');
  });

  it('are retired and brought back', async () => {
    const { user, screen } = await renderConsole('/admin/forms/one', {
      as: 'zhang_nan',
      world: async ({ aReviewForm }) => void (await aReviewForm({ formID: 'one', name: 'Service' })),
    });
    await user.click(await screen.findByRole('button', { name: 'Retire' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Retire' }));
    expect(await screen.findByText('Retired')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Bring back' }));
    expect(await screen.findByText('Published')).toBeVisible();
  });
});
