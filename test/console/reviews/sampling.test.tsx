import { within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole, type ConsoleWorld } from '../../support/render-console';
import { installProjector } from '../recordings/media-element';
import { ofTeam } from '../recordings/recording-world';

const weekMs = 7 * 24 * 3_600_000;

/** A form in use, and three calls of shen_ruoxi's of the week before this. */
async function callsOfLastWeek({ aReviewForm, aRecording }: ConsoleWorld): Promise<void> {
  await aReviewForm({ formID: 'service', name: 'Service' });
  for (const [at, durationMs] of [600_000, 660_000, 30_000].entries()) {
    await aRecording(
      ofTeam({
        ...{ recordingID: `call_${at}`, roomName: `Signing ${at}`, state: 'ready', durationMs },
        startedAt: new Date(Date.now() - weekMs - at * 1000),
      }),
    );
  }
}

describe('the page of sampling rules', () => {
  it('says that there are none, and makes one with its preview first', async () => {
    const { user, screen, as } = await renderConsole('/reviews/sampling', {
      as: 'gu_qing',
      world: callsOfLastWeek,
    });
    await user.click(await screen.findByRole('button', { name: 'New rule' }));
    const drawer = within(await screen.findByRole('dialog', { name: 'New rule' }));
    await user.click(drawer.getByRole('radio', { name: 'Every recording that fits' }));
    await user.click(drawer.getByRole('button', { name: 'Preview' }));
    expect(await drawer.findByText(/^Choose a length or a result/)).toBeVisible();
    expect(drawer.getByText('Choose a form')).toBeVisible();
    await user.type(drawer.getByRole('spinbutton', { name: 'Longer than (minutes)' }), '5');
    await user.click(drawer.getByRole('combobox', { name: 'Review form' }));
    await user.click(await screen.findByText('Service', { selector: '.ant-select-item-option-content' }));
    await user.click(drawer.getByRole('combobox', { name: 'Reviewers' }));
    await user.click(await screen.findByText('顾清', { selector: '.ant-select-item-option-content' }));
    await user.click(drawer.getByRole('button', { name: 'Preview' }));
    expect(await drawer.findByText(/^It would have picked 2 of 2 recordings that fit/)).toBeVisible();
    const load = within(drawer.getByRole('table', { name: 'Given to each reviewer' }));
    expect(load.getByRole('row', { name: /^顾清 2 0\.\d 0$/ })).toBeVisible();
    const agents = within(drawer.getByRole('table', { name: 'Picked of each agent' }));
    expect(agents.getByRole('row', { name: '沈若溪 2 2' })).toBeVisible();
    await user.click(drawer.getByRole('button', { name: 'Make the rule' }));
    expect(await drawer.findByText('Give the rule a name')).toBeVisible();
    await user.type(drawer.getByRole('textbox', { name: 'Name' }), 'Long calls');
    await user.click(drawer.getByRole('button', { name: 'Make the rule' }));
    const table = within(await screen.findByRole('table', { name: 'Sampling rules' }));
    expect(await table.findByText('Long calls')).toBeVisible();
    const { body } = await as('gu_qing').call('listSamplingRules');
    expect(body).toMatchObject({
      items: [
        { name: 'Long calls', asks: { perWeek: null, longerThanMin: 5 }, team: { teamID: 'team-loans-1' } },
      ],
    });
  }, 40_000);

  it('says why a rule paused itself, and resumes it', async () => {
    const { user, screen } = await renderConsole('/reviews/sampling?rule=weekly', {
      as: 'zhang_nan',
      async world(world) {
        await callsOfLastWeek(world);
        await world.aSamplingRule({
          ...{ ruleID: 'weekly', name: 'Three a week', state: 'paused', pausedBecause: 'reviewer' },
          ...{ pausedOver: 'Lin', asks: { formID: 'service', perWeek: 3, reviewerIDs: ['gu_qing'] } },
        });
      },
    });
    const drawer = within(await screen.findByRole('dialog', { name: 'Sampling rule Three a week' }));
    expect(drawer.getByText('Paused itself: Lin may no longer review')).toBeVisible();
    await user.click(drawer.getByRole('button', { name: 'Resume' }));
    expect(await drawer.findByRole('button', { name: 'Pause' })).toBeVisible();
    await user.type(drawer.getByRole('textbox', { name: 'Name' }), ' calls');
    await user.click(drawer.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Three a week calls')).toBeVisible();
  });

  it('shows a supervisor a rule of all teams without letting them change it', async () => {
    const { screen } = await renderConsole('/reviews/sampling?rule=weekly', {
      as: 'gu_qing',
      world: async (world) =>
        void (await world.aSamplingRule({ ruleID: 'weekly', name: 'Three a week', teamID: null })),
    });
    const drawer = within(await screen.findByRole('dialog', { name: 'Sampling rule Three a week' }));
    expect(drawer.getByText(/^This rule is of all teams/)).toBeVisible();
    expect(drawer.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument();
  });

  it('says what failed, and reads again', async () => {
    const { user, screen } = await renderConsole('/reviews/sampling', {
      as: 'gu_qing',
      faults: [1, 2, 3].map(() => ['listSamplingRules', { fail: 'server.failed' }] as const),
    });
    await user.click(await screen.findByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('There are no sampling rules yet')).toBeVisible();
  });
});

describe('what a rule brought', () => {
  it('says so in the inbox, and is found by it', async () => {
    installProjector();
    const { user, screen, location } = await renderConsole('/reviews', {
      as: 'gu_qing',
      async world(world) {
        await callsOfLastWeek(world);
        const { ruleID } = await world.aSamplingRule({ ruleID: 'long', name: 'Long calls' });
        const of = { formID: 'service', reviewerID: 'gu_qing', state: 'assigned' } as const;
        await world.aReview({ ...of, recordingID: 'call_0', origin: 'sampled', ruleID });
        await world.aReview({ ...of, recordingID: 'call_1' });
      },
    });
    expect(await screen.findByText('by rule Long calls')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Signing 1' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Filter' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Rule' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Long calls' }));
    expect(await screen.findByRole('link', { name: 'Signing 0' })).toBeVisible();
    expect(location()).toContain('ruleID=long');
  });
});
