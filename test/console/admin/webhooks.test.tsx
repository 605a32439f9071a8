import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { at } from '../../support/rows';
import { renderConsole, type RenderedConsole } from '../../support/render-console';

const list = '/admin/webhooks';
const secret = /^whsec_[A-Za-z0-9+/]{43}=$/;

describe('webhooks', () => {
  it('are added with an address and a choice of events; the secret is shown once', async () => {
    const { user, as } = await renderConsole(list, { as: 'zhang_nan' });
    await user.click(await screen.findByRole('button', { name: 'Add a webhook' }));
    await user.type(await screen.findByLabelText('Name'), 'CRM');
    await user.type(screen.getByLabelText('Address'), 'https://crm.example/hooks');
    await user.click(screen.getByRole('radio', { name: 'Only these' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Room closed room.closed' }));
    await user.click(screen.getByRole('button', { name: 'Add the webhook' }));
    const shown = within(await screen.findByRole('dialog', { name: 'The secret of CRM' }));
    expect(shown.getByText(secret)).toBeVisible();
    await user.click(shown.getByRole('button', { name: 'I have kept it' }));
    await waitFor(() => expect(screen.queryByText(secret)).toBeNull());
    const row = within(await screen.findByRole('row', { name: /CRM/ }));
    expect(row.getByText('Not used yet')).toBeVisible();
    expect(row.getByText('1 event')).toBeVisible();
    const { body } = await as('zhang_nan').call('listWebhooks');
    expect(body).toMatchObject({ items: [{ description: 'CRM', events: ['room.closed'], team: null }] });
  });

  it('say at the field what is wrong with an address, and keep what was typed', async () => {
    const { user } = await renderConsole(list, { as: 'zhang_nan' });
    await user.click(await screen.findByRole('button', { name: 'Add a webhook' }));
    await user.click(await screen.findByRole('button', { name: 'Add the webhook' }));
    expect(await screen.findByText('Say which system it tells')).toBeVisible();
    expect(screen.getByText('Type an address that begins with https://')).toBeVisible();
    await user.type(screen.getByLabelText('Name'), 'CRM');
    await user.type(screen.getByLabelText('Address'), 'http://crm.example/hooks');
    await user.click(screen.getByRole('button', { name: 'Add the webhook' }));
    expect(await screen.findByText('This server does not call that address')).toBeVisible();
    expect(screen.getByLabelText('Address')).toHaveValue('http://crm.example/hooks');
  });

  it('show in a row how they are: working, failing, disabled and by whom', async () => {
    await renderConsole(list, {
      as: 'zhang_nan',
      async world({ aWebhook }) {
        await aWebhook({ description: 'Fine', lastSuccessAt: at(0) });
        const failed = { lastFailureAt: at(0), lastFailure: 'status', lastFailureStatus: 503 } as const;
        await aWebhook({ description: 'Bad', failingSince: at(0), ...failed });
        await aWebhook({ description: 'Off', disabledAt: at(0), disabledBecause: 'admin' });
        await aWebhook({ description: 'Over', disabledAt: at(0), disabledBecause: 'failing' });
      },
    });
    const stateOf = async (name: string) =>
      within(await screen.findByRole('row', { name: new RegExp(name) }));
    expect((await stateOf('Fine')).getByText('Working')).toBeVisible();
    expect((await stateOf('Bad')).getByText('Failing')).toBeVisible();
    expect((await stateOf('Bad')).getByText('503')).toBeVisible();
    expect((await stateOf('Off')).getByText('Disabled')).toBeVisible();
    expect((await stateOf('Over')).getByText('Stopped')).toBeVisible();
  });

  it('say what they are for while there is none', async () => {
    await renderConsole(list, { as: 'zhang_nan' });
    expect(await screen.findByText('No webhooks yet')).toBeVisible();
  });

  it('say what went wrong when they cannot be read, and read them when asked again', async () => {
    const fails = [1, 2, 3, 4].map(() => ['listWebhooks', { fail: 'server.failed' }] as const);
    const { user } = await renderConsole(list, { as: 'zhang_nan', faults: fails });
    await user.click(await screen.findByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('No webhooks yet')).toBeVisible();
  });

  it('are closed to everybody else', async () => {
    await renderConsole(list, { as: 'gu_qing' });
    expect(await screen.findByText(/webhook\.manage/)).toBeVisible();
  });
});

describe('a webhook’s page', () => {
  const page = async (url = 'https://crm.example/hooks') =>
    renderConsole('/admin/webhooks/hook', {
      as: 'zhang_nan',
      async world({ aWebhook, simulation }) {
        const sealedSecret = await simulation.ports.signing.seal(`whsec_${btoa('x'.repeat(32))}`);
        await aWebhook({ webhookID: 'hook', description: 'CRM', url, sealedSecret });
      },
    });

  it('sends a test and shows what came of it', async () => {
    const { user, location } = await page();
    expect(await screen.findByText('Nothing was sent yet')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Send a test' }));
    const peek = within(await screen.findByRole('complementary', { name: 'Test' }));
    expect(await peek.findByText('Answered 204')).toBeVisible();
    expect(peek.getByText(/"type": "ping"/)).toBeVisible();
    expect(location()).toMatch(/peek=/);
    expect(await screen.findByRole('row', { name: /Delivered.*Test.*204/ })).toBeVisible();
  });

  it('says why a test did not get through', async () => {
    const { user } = await page('https://crm.example/503');
    await user.click(await screen.findByRole('button', { name: 'Send a test' }));
    expect(await screen.findByText('The test did not get through: It answered 503.')).toBeVisible();
  });

  it('lists what was told, with each try, and sends one again', async () => {
    const { user, as, simulation } = await renderConsole('/admin/webhooks/hook?state=failed', {
      as: 'zhang_nan',
      async world({ aWebhook, aDelivery, simulation: { ports } }) {
        const sealedSecret = await ports.signing.seal(`whsec_${btoa('x'.repeat(32))}`);
        await aWebhook({ webhookID: 'hook', description: 'CRM', sealedSecret });
        const tries = [
          { at: at(1), status: null, failure: 'timeout', tookMs: 15_000 },
          { at: at(9), status: 502, failure: 'status', tookMs: 31 },
        ] as const;
        const failed = { state: 'failed', nextAt: null, attempts: 11, round: 11 } as const;
        await aDelivery({ webhookID: 'hook', ...failed, tries, response: 'Bad gateway' });
        await aDelivery({ webhookID: 'hook', state: 'delivered', nextAt: null });
      },
    });
    await user.click(await screen.findByRole('row', { name: /Failed.*502/ }));
    expect(screen.getAllByRole('row')).toHaveLength(2); // the head, and what failed
    const peek = within(await screen.findByRole('complementary', { name: 'Room created' }));
    expect(await peek.findByText('No answer within 15 seconds.')).toBeVisible();
    expect(peek.getByText('It answered 502.')).toBeVisible();
    expect(peek.getByText('Bad gateway')).toBeVisible();
    await user.click(peek.getByRole('button', { name: 'Send again' }));
    expect(await screen.findByText('It is sent again')).toBeVisible();
    await simulation.service.jobs.settled();
    const { body } = await as('zhang_nan').call('listDeliveries', { params: { webhookID: 'hook' } });
    expect(body).toMatchObject({ items: [{ state: 'delivered' }, { state: 'delivered', attempts: 12 }] });
  });

  const choose = async ({ user }: Pick<RenderedConsole, 'user'>, name: string) => {
    await user.click(await screen.findByRole('button', { name: 'More for CRM' }));
    await user.click(await screen.findByRole('menuitem', { name }));
  };

  it('is disabled, and enabled again', async () => {
    const console = await page();
    await choose(console, 'Disable…');
    await console.user.click(await screen.findByRole('button', { name: 'Disable CRM' }));
    expect(await screen.findByText(/^Disabled by an admin/)).toBeVisible();
    await choose(console, 'Enable');
    await waitFor(() => expect(screen.queryByText(/^Disabled by an admin/)).toBeNull());
  });

  it('gets a new secret, beside which the old one signs for a while', async () => {
    const console = await page();
    await choose(console, 'New secret…');
    await console.user.click(await screen.findByRole('button', { name: 'Make the secret' }));
    const shown = within(await screen.findByRole('dialog', { name: 'The secret of CRM' }));
    expect(shown.getByText(secret)).toBeVisible();
    await console.user.click(shown.getByRole('button', { name: 'I have kept it' }));
    expect(await screen.findByText('Old secret signs until')).toBeVisible();
  });

  it('is deleted with its log', async () => {
    const console = await page();
    await choose(console, 'Delete…');
    await console.user.click(await screen.findByRole('button', { name: 'Delete CRM' }));
    expect(await screen.findByText('No webhooks yet')).toBeVisible();
    expect(console.location()).toBe('/admin/webhooks');
  });

  it('says that there is no such webhook, with the way back', async () => {
    await renderConsole('/admin/webhooks/none', { as: 'zhang_nan' });
    expect(await screen.findByText('There is no such webhook')).toBeVisible();
    expect(screen.getByRole('button', { name: 'All webhooks' })).toBeVisible();
  });
});
