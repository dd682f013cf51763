import type { MenuItemConstructorOptions } from 'electron';
import type { Page } from 'playwright';
import type { Desktop } from '../desktop/desktop.ts';
import { agree, findQuestion } from '../desktop/question.ts';
import { eventually } from '../desktop/processes.ts';
import type { App } from '../e2e/start-app.ts';

/** Sets up the access of tray tokens; revisions before 2026-11-28 ask nothing outside the page. */
export async function setUpAccess(page: Page, { env }: Desktop): Promise<void> {
  const begin = page.locator('button', { hasText: 'Set up access…' });
  await begin.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click();
  const { asked } = await eventually('a question, or the access', async () => {
    if ((await findQuestion(env)) !== null) return { asked: true };
    return (await begin.isVisible()) ? null : { asked: false };
  });
  if (asked) await agree(env);
}

/** Notes when a click handler of the app’s menus begins. */
export async function watchMenuClicks({ electron }: App): Promise<void> {
  await electron.evaluate(({ Menu }) => {
    const build = Menu.buildFromTemplate.bind(Menu);
    Menu.buildFromTemplate = (template) => {
      for (const item of template as MenuItemConstructorOptions[]) {
        const { click } = item;
        if (click === undefined) continue;
        item.click = (...args) => {
          (globalThis as { clickedAt?: number }).clickedAt = Number(process.hrtime.bigint()) / 1e6;
          click(...args);
        };
      }
      return build(template);
    };
  });
}

/** When the last click began, on the clock that all processes of this machine share, in ms. */
export async function lastClick({ electron }: App): Promise<number> {
  const at = await electron.evaluate(() => (globalThis as { clickedAt?: number }).clickedAt);
  if (at === undefined) throw new Error('no click was seen');
  return at;
}
