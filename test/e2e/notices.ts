import type { Page } from 'playwright';

/** Unfolds all notices, of which the strip above the screen shows the most important one. */
export async function unfoldNotices(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { expanded: false }).click();
}
