import axe, { type Result } from 'axe-core';
import type { Page } from 'playwright';

/** What axe finds by all of its rules; of what it finds well it makes no list, which would take most of its time. */
export async function axeViolations(page: Page): Promise<Result[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    });
    return violations;
  });
}
