import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { agree } from '../desktop/question.ts';
import { startDemo, type App } from './start-app.ts';

describe('the command palette finds', () => {
  let desktop: Desktop;
  let app: App;
  let page: Page;

  beforeAll(async () => {
    desktop = await startDesktop();
  });
  afterAll(() => desktop.stop());
  beforeEach(async () => {
    app = await startDemo(desktop);
    page = await app.page();
    page.setDefaultTimeout(10_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByText('Reachable').waitFor();
  });
  afterEach(() => app.quit());

  const palette = () => page.getByRole('dialog', { name: 'Commands' });
  const first = () => palette().getByRole('option').first();

  async function type(text: string): Promise<void> {
    await page.keyboard.press('Control+k');
    await palette().getByRole('combobox').waitFor();
    await page.keyboard.type(text);
  }

  async function choose(text: string): Promise<void> {
    await type(text);
    await page.keyboard.press('Enter');
    await palette().waitFor({ state: 'detached' });
  }

  it('a credential, and shows it on its screen', async () => {
    await type('ca.crt');
    expect(await first().innerText()).toMatch(/ca\.crt[^]*Certificate, \d+/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Certificates' }).waitFor();
    await page
      .getByRole('heading', { name: /ca\.crt/ })
      .first()
      .waitFor();
  });

  it('a finding, and takes its act or shows its line where its command is to be read', async () => {
    await choose('admin token never expires');
    await page.getByRole('dialog', { name: 'Rotate the admin token?' }).waitFor();
    await page.keyboard.press('Escape');
    await choose('expires on');
    await page.locator('.finding-fold[aria-expanded="true"]:focus').waitFor();
    await page.getByRole('group', { name: /expires on/ }).waitFor();
  });

  it('what can be done to an account: shows it, begins a token for it, and asks before it removes it', async () => {
    await choose('new token');
    const form = page.getByRole('dialog', { name: 'New token' });
    await form.getByText('A new one with few rights').click();
    await form.getByLabel('Name of the account').fill('gardener');
    await form.getByLabel('Purpose').fill('The garden');
    await form.getByRole('button', { name: 'Create account and mint' }).click();
    await agree(desktop.env);
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    const offers = () => palette().locator('[role="option"] .palette-name').allInnerTexts();
    await type('gardener');
    await expect
      .poll(async () => (await offers()).slice(0, 3))
      .toEqual(['gardener', 'gardener: New token…', 'gardener: Remove account…']);
    await page.keyboard.press('Escape');
    await choose('gardener new token');
    await form.getByRole('option', { name: 'keyfob/gardener', selected: true }).waitFor();
    await page.keyboard.press('Escape');
    await choose('gardener remove');
    const question = page.getByRole('dialog', { name: 'Remove keyfob/gardener?' });
    await question.getByRole('button', { name: 'Cancel' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 2, name: 'keyfob/gardener' }).waitFor();
    await choose('go to tokens');
    await page.getByRole('heading', { level: 1, name: 'Tokens' }).waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('heading', { level: 2, name: 'keyfob/gardener' }).waitFor();
    expect(await question.count()).toBe(0);
  });

  it('each setting, and puts the focus into it', async () => {
    await type('setting');
    const settings = palette().getByRole('option', { name: /Setting$/ });
    const names = await settings.locator('.palette-name').allInnerTexts();
    expect(names).toEqual(expect.arrayContaining(['Theme', 'Size', 'Snap data folder', 'About Keyfob']));
    await page.keyboard.press('Escape');
    for (const name of ['Clear the clipboard after', 'Language', 'Size', 'Dashboard address']) {
      await choose(`${name} setting`);
      await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
      const group = page.getByRole('group', { name, exact: true });
      await expect
        .poll(() => group.evaluate((each) => each.contains(document.activeElement)), { timeout: 5000 })
        .toBe(true);
    }
  });

  it('by letters in their order, and tells the keys of a command', async () => {
    await type('cfdt');
    expect((await first().innerText()).split('\n')).toEqual(['Copy fresh dashboard token', 'Ctrl Shift C']);
    await page.keyboard.press('Escape');
  });

  it('first what was chosen last', async () => {
    await choose('go to tokens');
    await page.getByRole('heading', { level: 1, name: 'Tokens' }).waitFor();
    await choose('inspect a');
    await type('');
    const names = await palette().locator('[role="option"] .palette-name').allInnerTexts();
    expect(names.slice(0, 2)).toEqual(['Inspect a token…', 'Go to Tokens']);
    expect(names.filter((name) => name === 'Go to Tokens')).toHaveLength(1);
  });

  it('one of 2,000 credentials', async () => {
    const shown = await page
      .getByText(/keyfob-demo-/)
      .first()
      .innerText();
    const file = join(/\/\S*keyfob-demo-[^/\s]+\/current/.exec(shown)![0], 'credentials/known_tokens.csv');
    const rows = Array.from({ length: 2000 }, (_, at) => `token-of-user-${at},user-${at},uid-${at}`);
    writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n${rows.join('\n')}\n`);
    await page.keyboard.press('Control+k');
    const field = palette().getByRole('combobox');
    await field.waitFor();
    await field.fill('user-1987');
    await palette()
      .getByRole('option', { name: /^user-1987 / })
      .waitFor();
    await page.keyboard.press('Escape');
  });
});
