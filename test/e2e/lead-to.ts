import type { Page } from 'playwright';

/** Longer than a part of the page takes to be loaded on a machine that is busy otherwise. */
const patienceMs = 20_000;

/**
 * Waits for what a button with “…” leads to: a dialog, or a focus elsewhere. One that was given up too early would come
 * when nobody expects it, and lie over what is clicked next.
 */
export async function leadTo(page: Page): Promise<void> {
  const isThere = () =>
    document.querySelector('[role=dialog]') !== null ||
    !(document.activeElement?.textContent ?? '').includes('…');
  await page.waitForFunction(isThere, undefined, { timeout: patienceMs });
}
