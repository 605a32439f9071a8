import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../support/render-console';

describe('the sign-in page', () => {
  it('leads everybody who is not signed in to it, and back to where they wanted to go', async () => {
    const { screen, user, location } = await renderConsole('/rooms?state=live');
    await user.type(await screen.findByLabelText('User ID'), 'shen_ruoxi');
    expect(location()).toBe('/login?redirect=%2Frooms%3Fstate%3Dlive');
    await user.type(screen.getByLabelText('Password'), 'demo-console-1{Enter}');
    expect(await screen.findByRole('navigation', { name: 'Main' })).toBeVisible();
    expect(location()).toBe('/rooms?state=live');
  });
});
