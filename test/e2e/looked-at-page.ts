import type { Page } from 'playwright';
import { expect } from 'vitest';
import type { Bridge } from '../../src/shared/contract/contract.ts';
import type { LanguageTag } from '../../src/shared/contract/values/language.ts';
import { startDesktop, type Desktop, type DesktopOptions } from '../desktop/desktop.ts';
import { agree } from '../desktop/question.ts';
import { axeViolations } from './axe-violations.ts';
import { startDemo, type App } from './start-app.ts';

/** A size of the window's content, and of its text. */
export interface Size {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
}
export type Theme = 'light' | 'dark';

/** What axe finds, as short lines. */
export async function findings(page: Page): Promise<string[]> {
  const violations = await axeViolations(page);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 80)} ${any[0]?.message ?? ''}`),
  );
}

/** The demo's window, to be looked at in every size and theme. */
export class LookedAtPage {
  readonly desktop: Desktop;
  readonly app: App;
  readonly page: Page;

  private constructor(desktop: Desktop, app: App, page: Page) {
    this.desktop = desktop;
    this.app = app;
    this.page = page;
  }

  /** Where nobody has started Keyfob yet it shows its first run. */
  static async start(options: DesktopOptions = {}): Promise<LookedAtPage> {
    const desktop = await startDesktop(options);
    const app = await startDemo(desktop);
    const page = await app.page();
    page.setDefaultTimeout(5000);
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: null });
    await page.getByText(options.isNew === true ? 'Step 1 of 3' : 'Reachable').waitFor();
    return new LookedAtPage(desktop, app, page);
  }

  /** One that has copied its first token already. */
  static async startWithToken(): Promise<LookedAtPage> {
    const looked = await LookedAtPage.start();
    const { page, desktop } = looked;
    await page.getByRole('button', { name: 'Copy fresh token' }).click();
    const dialog = page.getByRole('dialog', { name: 'What may dashboard tokens do?' });
    await dialog.getByRole('button', { name: 'Create and copy token' }).click();
    await agree(desktop.env);
    await page.getByText('kept in the keyring').waitFor();
    return looked;
  }

  async stop(): Promise<void> {
    await this.app.quit();
    await this.desktop.stop();
  }

  /** Gives the window this theme and size, and waits until the page has both. */
  async show(theme: Theme, size: Size): Promise<void> {
    const { app, page } = this;
    await page.evaluate(
      (theme) =>
        (globalThis as unknown as { keyfob: Bridge }).keyfob.invoke('settings:choose-look', { theme }),
      theme,
    );
    await app.electron.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
      const window = BrowserWindow.getAllWindows()[0]!;
      window.setContentSize(width, height);
      window.webContents.setZoomFactor(zoom);
    }, size);
    await page.waitForFunction(
      ([theme, width]) =>
        matchMedia(`(prefers-color-scheme: ${theme})`).matches &&
        Math.abs(innerWidth - width) < 2 &&
        document.documentElement.dataset.mantineColorScheme === theme,
      [theme, size.width / size.zoom] as const,
    );
  }

  /** Has the page speak a language, and waits until it does. */
  async speak(language: LanguageTag): Promise<void> {
    await this.page.evaluate(
      (language) =>
        (globalThis as unknown as { keyfob: Bridge }).keyfob.invoke('settings:choose-look', { language }),
      language,
    );
    await this.page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
  }

  /** Nothing overflows, and axe finds nothing. */
  async check(): Promise<void> {
    const { page } = this;
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('html, body *')]
        .filter(
          (each) =>
            each.scrollWidth > each.clientWidth &&
            (each === document.documentElement || /auto|scroll/.test(getComputedStyle(each).overflowX)),
        )
        .map((each) => each.className || each.tagName),
    );
    expect(wide).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollHeight - innerHeight),
    ).toBeLessThanOrEqual(0);
    expect(await findings(page)).toEqual([]);
  }
}
