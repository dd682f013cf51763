import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { axeViolations } from './axe-violations.ts';
import { startDemo, type App } from './start-app.ts';

describe('the command palette', () => {
  let desktop: Desktop;
  let app: App;
  let page: Page;

  beforeAll(async () => {
    desktop = await startDesktop();
    app = await startDemo(desktop);
    page = await app.page();
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: null });
    await page.getByText('Reachable').waitFor();
  });
  afterEach(() => {
    // The page broke no rule of its content security policy, either.
    expect(app.complaints).toEqual([]);
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
  });

  const palette = () => page.getByRole('dialog', { name: 'Commands' });

  async function open(): Promise<void> {
    await page.keyboard.press('Control+k');
    await palette().getByRole('combobox').waitFor();
    await expect.poll(() => page.locator('*:focus').getAttribute('role')).toBe('combobox');
  }

  async function command(name: string): Promise<void> {
    await open();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await palette().waitFor({ state: 'detached' });
  }

  async function close(): Promise<void> {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  /** What can be chosen, without what stands beside each name. */
  const names = () => palette().locator('[role="option"] .palette-name').allInnerTexts();

  /** The option that Enter would take, as screen readers are told of it. */
  async function active(): Promise<string | null> {
    const id = await palette().getByRole('combobox').getAttribute('aria-activedescendant');
    return id === null ? null : page.locator(`[id="${id}"] .palette-name`).innerText();
  }

  async function moveTo(name: string): Promise<void> {
    const place = (await names()).indexOf(name);
    for (let times = 0; times < place; times++) await page.keyboard.press('ArrowDown');
    expect(await active()).toBe(name);
  }

  /** Where the demo cluster's admin credential is; without it there is no cluster. */
  async function clientConfig(): Promise<string> {
    await page.getByRole('button', { name: 'Overview', exact: true }).click();
    const shown = await page
      .getByText(/keyfob-demo-/)
      .first()
      .innerText();
    return join(/\/\S*keyfob-demo-[^/\s]+\/current/.exec(shown)![0], 'credentials/client.config');
  }

  it('offers what can be done now, and nothing else', async () => {
    await open();
    expect(await names()).toEqual(
      expect.arrayContaining([
        'Copy fresh dashboard token',
        'New token…',
        'Inspect a token…',
        'Rotate the admin token…',
        'Refresh',
        'Set up access…',
        'Go to Overview',
        'Use the light theme',
        'Use the dark theme',
      ]),
    );
    for (const name of ['Clear the clipboard', 'Unlock the keyring', 'Use the theme of the desktop'])
      expect(await names()).not.toContain(name);
    const violations = await axeViolations(page);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await close();
  });

  it('moves by the arrows, round at both ends, and tells how many it found', async () => {
    await open();
    const all = await names();
    expect(await active()).toBe(all[0]);
    await page.keyboard.press('ArrowDown');
    expect(await active()).toBe(all[1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await active()).toBe(all.at(-1));
    await page.keyboard.type('theme use');
    expect(await palette().getByRole('status').innerText()).toBe('2 found');
    expect(await active()).toBe('Use the dark theme');
    await page.keyboard.type(' no such');
    expect(await palette().getByRole('status').innerText()).toBe(
      'Nothing matches, or it cannot be done now.',
    );
    expect(await active()).toBeNull();
    await page.keyboard.press('Enter');
    await close();
  });

  it('begins a new token, a rotation and an inspection from anywhere, again and again', async () => {
    for (let round = 0; round < 2; round++) {
      await command('new token');
      await page.getByRole('dialog', { name: 'New token' }).waitFor();
      await close();
    }
    await command('rotate');
    await page.getByRole('dialog', { name: 'Rotate the admin token?' }).waitFor();
    await close();
    await command('inspect a');
    await expect
      .poll(() =>
        page.getByLabel('Token', { exact: true }).evaluate((field) => field === document.activeElement),
      )
      .toBe(true);
  });

  it('asks for a rotation once, and takes the question back when the cluster goes', async () => {
    const file = await clientConfig();
    const question = page.getByRole('dialog', { name: 'Rotate the admin token?' });
    for (const answer of ['Cancel', null]) {
      await command('rotate');
      await question.waitFor();
      if (answer !== null) await question.getByRole('button', { name: answer }).click();
      renameSync(file, `${file}.away`);
      await page.getByRole('group', { name: 'Problem' }).waitFor();
      await question.waitFor({ state: 'detached' });
      renameSync(`${file}.away`, file);
      await command('refresh');
      await page.getByRole('button', { name: 'Rotate admin token…' }).waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
    }
  });

  it('keeps to the command that Enter would take, while others come and go', async () => {
    const file = await clientConfig();
    const first = async () => (await names())[0];
    await open();
    await moveTo('Refresh');
    renameSync(file, `${file}.away`);
    await palette().getByRole('option', { name: 'New token…' }).waitFor({ state: 'detached' });
    expect(await active()).toBe('Refresh');
    renameSync(`${file}.away`, file);
    await page.keyboard.press('Enter');
    await page.getByText('Reachable').waitFor();

    await open();
    await moveTo('New token…');
    renameSync(file, `${file}.away`);
    await palette().getByRole('option', { name: 'New token…' }).waitFor({ state: 'detached' });
    expect(await active()).toBe(await first());
    renameSync(`${file}.away`, file);
    await page.keyboard.press('Escape');
    await command('refresh');
    await page.getByText('Reachable').waitFor();
  });

  it('switches the theme, and leaves it to the desktop again', async () => {
    await command('dark');
    await page.waitForFunction(() => document.documentElement.dataset.mantineColorScheme === 'dark');
    await open();
    expect(await palette().getByRole('option', { name: 'Use the dark theme' }).count()).toBe(0);
    await close();
    await command('theme of the desktop');
    await open();
    expect(await palette().getByRole('option', { name: 'Use the theme of the desktop' }).count()).toBe(0);
    await close();
  });

  it('finds a setting by other words than its name, and has the focus on what is chosen there', async () => {
    await open();
    for (const [typed, name] of [
      ['dark mode', 'Theme'],
      ['font', 'Size'],
      ['autostart', 'Start at login'],
      ['german', 'Language'],
    ] as const) {
      await palette().getByRole('combobox').fill(typed);
      await expect.poll(active).toBe(name);
    }
    await close();
    await command('clear the clipboard after');
    const clipboard = page.getByRole('group', { name: 'Clear the clipboard after' });
    const chosen = clipboard.getByRole('radio', { name: '30 s' });
    await expect.poll(() => chosen.evaluate((radio) => radio === document.activeElement)).toBe(true);
    expect(await chosen.isChecked()).toBe(true);
  });
});
