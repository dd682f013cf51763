import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';
import { findings } from './looked-at-page.ts';

/** Nothing that a person looks for is so many stops away. */
const mostStops = 60;

/** A person with a keyboard alone, who gets around by Tab, by the keys of the window and by its palette. */
export class KeyboardWalk {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.insertText(text);
  }

  /** Goes by Tab to what a person looks for. */
  async tabTo(goal: Locator): Promise<void> {
    // What a segmented control is chosen with is not drawn.
    await goal.first().waitFor({ state: 'attached' });
    for (let stops = 0; !(await this.hasFocus(goal)); stops += 1) {
      if (stops > mostStops) throw new Error(`${mostStops} stops do not lead to ${String(goal)}`);
      await this.press('Tab');
    }
  }

  /** Goes to a button of these and presses it; one whose name is a text has that whole name. */
  async act(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    await this.tabTo(
      within.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }),
    );
    await this.press('Enter');
  }

  /** Chooses what the palette finds first. */
  async find(words: string): Promise<void> {
    await this.press('Control+k');
    await this.page.getByRole('combobox', { name: 'Find anything' }).waitFor();
    await this.type(words);
    await this.press('Enter');
    await this.page.getByRole('dialog', { name: 'Commands' }).waitFor({ state: 'detached' });
  }

  /** Leaves a dialog by Escape, which leads back to the button that opened it. */
  async leave(dialog: Locator, opener: Locator): Promise<void> {
    await dialog.waitFor();
    await this.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await this.expectFocus(opener);
  }

  hasFocus(place: Locator): Promise<boolean> {
    return place.evaluateAll((all) => all.includes(document.activeElement as HTMLElement));
  }

  async expectFocus(place: Locator): Promise<void> {
    await expect.poll(() => this.hasFocus(place), { message: `focus on ${String(place)}` }).toBe(true);
  }

  /** Looks at what an act led to, which has not lost the focus. */
  async look(): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => document.activeElement !== document.body), {
        message: 'the focus is on something',
      })
      .toBe(true);
    await this.lookAround();
  }

  /** That axe finds nothing here, and nothing is wider than its room. */
  async lookAround(): Promise<void> {
    expect(await findings(this.page)).toEqual([]);
    const wide = await this.page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('body *')]
        .filter((each) => each.scrollWidth > each.clientWidth)
        .filter(
          (each) => each === document.documentElement || /auto|scroll/.test(getComputedStyle(each).overflowX),
        )
        .map((each) => each.className || each.tagName),
    );
    expect(wide).toEqual([]);
  }
}
