import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bridge } from '../../src/shared/contract/contract.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { agree } from '../desktop/question.ts';
import { step } from '../step.ts';
import { axeViolations } from './axe-violations.ts';
import { startDemo, type App } from './start-app.ts';

/** What has the focus: its role or element, and its name. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement!;
    const kind = element.getAttribute('role') ?? element.tagName.toLowerCase();
    return `${kind} ${element.getAttribute('aria-label') ?? element.textContent}`.slice(0, 60);
  });
}

function colorOf(element: Locator, property: string): Promise<string> {
  return element.evaluate((each, of) => getComputedStyle(each).getPropertyValue(of), property);
}

describe('every dialog', () => {
  let desktop: Desktop;
  let app: App;
  let page: Page;

  beforeAll(async () => {
    desktop = await startDesktop();
    app = await startDemo(desktop);
    page = await app.page();
    page.setDefaultTimeout(10_000);
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: null });
    await page.getByText('Reachable').waitFor();
  });
  beforeEach(async () => {
    // What a test that failed left open would hide the screen from all others.
    await page.keyboard.press('Escape');
    await screen('Overview');
  });
  afterEach(() => expect(app.complaints).toEqual([]));
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
  });

  const dialog = () => page.getByRole('dialog');
  const screen = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const goesTo = (what: string) => expect.poll(() => focused(page), { timeout: 5000 }).toBe(what);

  async function open(opener: Locator, atFirst: string): Promise<void> {
    await opener.focus();
    await page.keyboard.press('Enter');
    await dialog().waitFor();
    await goesTo(atFirst);
  }

  /** Opens it twice: once to leave it by Escape, once by Cancel; each time the opener has the focus again. */
  async function leaves(name: string, atFirst: string): Promise<void> {
    const opener = page.getByRole('main').getByRole('button', { name, exact: true });
    for (const leave of [
      () => page.keyboard.press('Escape'),
      () => dialog().getByRole('button', { name: 'Cancel' }).click(),
    ]) {
      await open(opener, atFirst);
      const buttons = await dialog().locator('form button:not([role])').allInnerTexts();
      expect(buttons.at(-2)).toBe('Cancel');
      await leave();
      await dialog().waitFor({ state: 'detached' });
      await goesTo(`button ${name}`);
    }
    await open(opener, atFirst);
  }

  const answer = (name: string) => dialog().getByRole('button', { name, exact: true }).click();

  it('the first question, asked by the state and not by the button', async () => {
    await leaves('Copy fresh token', 'input ');
    await answer('Create and copy token');
    await agree(desktop.env);
    await page.getByText('kept in the keyring').waitFor();
    await goesTo('button Copy fresh token');
  });

  it('the question of the tray, which no button opened: the heading has the focus then', async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('Control+k');
    await goesTo('combobox Find anything');
    await page.keyboard.press('Escape');
    await goesTo(`h1 ${await page.getByRole('heading', { level: 1 }).innerText()}`);
  });

  it('stays open on a double click on what opens it', async () => {
    await screen('Tokens');
    const box = (await page.getByRole('button', { name: 'New token…' }).boundingBox())!;
    const at = [box.x + box.width / 2, box.y + box.height / 2] as const;
    await page.mouse.click(...at);
    await page.getByRole('dialog', { name: 'New token' }).waitFor();
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    expect(await page.getByRole('dialog', { name: 'New token' }).isVisible()).toBe(true);
    await page.mouse.click(...at);
    await dialog().waitFor({ state: 'detached' });
  });

  it('the palette', async () => {
    await page.getByRole('button', { name: 'Commands' }).focus();
    await page.keyboard.press('Enter');
    await goesTo('combobox Find anything');
    await page.keyboard.press('Escape');
    await goesTo('button CommandsCtrl K');
  });

  it('New token, and all that is asked of the one it makes', async () => {
    await step('New token, through all its steps', async () => {
      await screen('Tokens');
      await leaves('New token…', 'combobox ');
      await dialog().getByText('A new one with few rights').click();
      await dialog().getByLabel('Name of the account').fill('gardener');
      await dialog().getByLabel('Purpose').fill('The garden');
      await dialog().getByText('Other', { exact: true }).click();
      await page.keyboard.press('Tab');
      await dialog().getByLabel('Length of the lifetime').press('Enter');
      await page.getByRole('dialog', { name: 'A token for 7 days?' }).waitFor();
      await goesTo('button Back');
      await answer('Mint it for 7 days');
      await agree(desktop.env);
      await page.getByRole('dialog', { name: 'The token is minted' }).waitFor();
      await goesTo('button Copy token');
      await answer('Done');
      await expect.poll(() => focused(page)).toMatch(/^status Minted, valid until /);
    });

    await step('the two warnings of Inspect', async () => {
      await app.electron.evaluate(({ dialog }) => {
        dialog.showSaveDialog = (...given: object[]) => {
          Object.assign(globalThis, { began: (given.at(-1) as { defaultPath: string }).defaultPath });
          return Promise.resolve({ canceled: true, filePath: '' });
        };
      });
      await page.getByRole('rowheader', { name: 'keyfob/gardener' }).click();
      await page
        .getByRole('region', { name: 'Details' })
        .getByRole('button', { name: 'Inspect', exact: true })
        .click();
      await goesTo('h1 Inspect');
      await page.getByRole('region', { name: 'Line for curl' }).waitFor();
      const withToken = page.getByRole('button', { name: 'With the token inside…' }).first();
      await open(withToken, 'button Cancel');
      await answer('Copy with token');
      await goesTo('button With the token inside…');
      await leaves('Export kubeconfig…', 'button Cancel');
      await answer('Choose a file…');
      await goesTo('button Export kubeconfig…');
      // The dialog goes before main asks for a file.
      await expect
        .poll(() => app.electron.evaluate(() => Reflect.get(globalThis, 'began') as unknown))
        .toBe(join(desktop.home, 'keyfob.kubeconfig'));
    });

    await step('revoking, whose button is gone afterwards', async () => {
      await screen('Tokens');
      await page.getByRole('rowheader', { name: 'keyfob/gardener' }).click();
      await leaves('Revoke…', 'button Cancel');
      await answer('Revoke');
      await page.getByRole('button', { name: 'Revoke…', disabled: false }).waitFor({ state: 'detached' });
      await expect.poll(() => focused(page)).toMatch(/^status Revoked: the token issued /);
    });

    for (const theme of ['light', 'dark'] as const)
      await step(`what cannot be taken back looks it, ${theme}`, async () => {
        await page.evaluate(
          (theme) =>
            (globalThis as unknown as { keyfob: Bridge }).keyfob.invoke('settings:choose-look', { theme }),
          theme,
        );
        await page.waitForFunction(
          (theme) => document.documentElement.dataset.mantineColorScheme === theme,
          theme,
        );
        const opener = page.getByRole('button', { name: 'Forget…' });
        const inspect = page
          .getByRole('region', { name: 'Details' })
          .getByRole('button', { name: 'Inspect', exact: true });
        expect(await colorOf(opener, 'color')).not.toBe(await colorOf(inspect, 'color'));
        await opener.click();
        const action = dialog().getByRole('button', { name: 'Forget', exact: true });
        expect(await colorOf(action, 'background-color')).toBe('rgb(176, 37, 37)');
        await action.hover();
        const violations = await axeViolations(page);
        expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
        await page.keyboard.press('Escape');
        await dialog().waitFor({ state: 'detached' });
      });

    await step('forgetting, which takes the whole row away', async () => {
      await leaves('Forget…', 'button Cancel');
      await answer('Forget');
      await page.getByRole('rowheader', { name: 'keyfob/gardener' }).waitFor({ state: 'detached' });
      await page
        .getByRole('status')
        .filter({ hasText: /^Forgotten: keyfob\/gardener, / })
        .waitFor();
      await goesTo('grid Kept tokens');
    });
  });

  it('rotating and undoing, whose buttons make room for the run', async () => {
    await screen('Admin credential');
    await leaves('Rotate admin token…', 'button Cancel');
    await answer('Rotate');
    await page.getByText('Rotated. The API server accepts the new token').waitFor();
    await page.locator('[data-result]:focus').waitFor();
    await leaves('Undo this rotation…', 'button Cancel');
    await answer('Undo');
    await page.getByText('Undone. The API server accepts the old token again.').waitFor();
    await page.locator('[data-result]:focus').waitFor();
  });
});
