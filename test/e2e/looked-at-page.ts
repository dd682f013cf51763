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

/** What can be clicked and lies over another such thing, or sticks out of the window; in the page. */
function findOverlaps(): string[] {
  const controls = 'button, input, select, textarea, summary, a[href]';
  const scope = [...document.querySelectorAll('[role=dialog]')].at(-1) ?? document.body;
  /** What lies above the rest of a screen on purpose. */
  const lifted = (each: Element): Element | null => {
    for (let at: Element | null = each; at !== null && at !== scope; at = at.parentElement)
      if (['sticky', 'fixed', 'absolute'].includes(getComputedStyle(at).position)) return at;
    return null;
  };
  /** What is in sight of it, within all that scrolls or is cut around it. */
  const seen = (each: Element) => {
    let { left, top, right, bottom } = each.getBoundingClientRect();
    for (let at = each.parentElement; at !== null; at = at.parentElement) {
      if (getComputedStyle(at).overflow === 'visible') continue;
      const around = at.getBoundingClientRect();
      left = Math.max(left, around.left);
      top = Math.max(top, around.top);
      right = Math.min(right, around.right);
      bottom = Math.min(bottom, around.bottom);
    }
    return { left, top, right, bottom };
  };
  const slack = 2;
  const all = [...scope.querySelectorAll(controls)]
    .filter((each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map((each) => ({ each, lift: lifted(each), ...seen(each) }))
    .filter(({ left, top, right, bottom }) => right - left > slack && bottom - top > slack);
  const nameOf = (each: Element) =>
    each.textContent.trim() || each.getAttribute('aria-label') || each.tagName;
  return all.flatMap((one, at) => [
    ...(one.right > innerWidth + slack ? [`${nameOf(one.each)} sticks out`] : []),
    ...all
      .slice(at + 1)
      .filter(
        (other) =>
          one.lift === other.lift &&
          !one.each.contains(other.each) &&
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > slack &&
          Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > slack,
      )
      .map((other) => `${nameOf(one.each)} and ${nameOf(other.each)}`),
  ]);
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

  /** Nothing overflows or lies over what can be clicked, and axe finds nothing. */
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
    expect(await page.evaluate(findOverlaps)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollHeight - innerHeight),
    ).toBeLessThanOrEqual(0);
    expect(await findings(page)).toEqual([]);
  }
}
