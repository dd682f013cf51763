import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import type { Bridge } from '../../src/shared/contract/contract.ts';

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
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${theme} ${id}: ${html}`)));
  }
  return found;
}
