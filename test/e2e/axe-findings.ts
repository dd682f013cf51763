import type { Page } from 'playwright';
import type { Bridge } from '../../src/shared/contract/contract.ts';
import { axeViolations } from './axe-violations.ts';

/** What axe finds in both themes, as short lines. */
export async function axeFindings(page: Page): Promise<string[]> {
  const found: string[] = [];
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: null });
  for (const theme of ['light', 'dark']) {
    await page.evaluate(
      (theme) =>
        (globalThis as unknown as { keyfob: Bridge }).keyfob.invoke('settings:choose-look', { theme }),
      theme,
    );
    await page.waitForFunction(
      (theme) => document.documentElement.dataset.mantineColorScheme === theme,
      theme,
    );
    const violations = await axeViolations(page);
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${theme} ${id}: ${html}`)));
  }
  return found;
}
