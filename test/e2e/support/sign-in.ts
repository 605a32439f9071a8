/** The sign-in form, filled in as a person does. */
import type { Page } from '@playwright/test';

export async function signInOn(page: Page, person: { userID: string; password: string }): Promise<void> {
  await page.getByLabel('User ID').fill(person.userID);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** The dialog over a page whose sign-in has ended. */
export async function signInAgain(page: Page, password: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await dialog.getByRole('textbox', { name: 'Password' }).fill(password);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
}
