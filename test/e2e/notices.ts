import type { Locator, Page } from 'playwright';

const strip = (page: Page) => page.getByRole('region', { name: 'Notices' });

/** Unfolds all notices, of which the strip above the screen shows the most important one; the list with all of their text. */
export async function unfoldNotices(page: Page): Promise<Locator> {
  await strip(page).getByRole('button', { expanded: false }).click();
  return strip(page).getByRole('list');
}

/** Folds them again. */
export async function foldNotices(page: Page): Promise<void> {
  await strip(page).getByRole('button', { expanded: true }).click();
}
