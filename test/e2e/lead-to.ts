import { errors, type Page } from 'playwright';

/** Longer than any part of the page takes to be loaded from this machine. */
const patienceMs = 1_500;

/** Waits for what a button with “…” leads to: a dialog, or a focus elsewhere. One that opens a dialog of the desktop leads to neither. */
export async function leadTo(page: Page): Promise<void> {
  const isThere = () =>
    document.querySelector('[role=dialog]') !== null ||
    !(document.activeElement?.textContent ?? '').includes('…');
  await page.waitForFunction(isThere, undefined, { timeout: patienceMs }).catch((error: unknown) => {
    if (!(error instanceof errors.TimeoutError)) throw error;
  });
}
