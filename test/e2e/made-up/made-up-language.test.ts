import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesktop, type Desktop } from '../../desktop/desktop.ts';
import { runProgram } from '../../desktop/processes.ts';
import type { CopiedBuild } from '../copied-build.ts';
import { ownProgram, startApp, type App } from '../start-app.ts';
import { buildMadeUp } from './build-made-up.ts';
import { leftOver, textsOf } from './left-over.ts';

const language = { LANG: 'de_DE.UTF-8' };

/** What the demo cluster and its files are called, and what stays as it is in every language. */
const names = [
  /\b(Keyfob( demo)?|MicroK8s|Kubernetes|English|Deutsch)\b/g,
  /(?<![\w/])(\/[\w.-]+)+/g,
  /\b[\w-]+\/[\w.:-]+/g,
  /\b[\w-]+\.(txt|config|crt|csv|json|yaml)\b/g,
  /\b(Namespace|ServiceAccount|(Cluster)?Role(Binding)?|Secret)\b/g,
];

/** Has every native dialog agreed to at once, and remembers what it says. */
async function agreeToAll({ electron }: App): Promise<void> {
  await electron.evaluate(({ dialog }) => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    const note = (given: readonly unknown[]) => {
      const options = given.at(-1) as Record<string, unknown>;
      for (const name of ['title', 'message', 'detail', 'buttonLabel', 'buttons', 'checkboxLabel'])
        said.push(...[options[name] ?? []].flat().map(String));
    };
    dialog.showMessageBox = (...given: unknown[]) => {
      note(given);
      return new Promise((resolve) => {
        setTimeout(() => resolve({ response: 1, checkboxChecked: false }), 1100);
      });
    };
    dialog.showOpenDialog = (...given: unknown[]) => {
      note(given);
      return Promise.resolve({ canceled: true, filePaths: [] });
    };
    dialog.showSaveDialog = (...given: unknown[]) => {
      note(given);
      return Promise.resolve({ canceled: true, filePath: '' });
    };
  });
}

describe('an app in a made-up language', () => {
  let build: CopiedBuild;
  let desktop: Desktop;
  let app: App;
  let page: Page;
  /** Each text with words that are no part of a phrase, with these. */
  const found = new Map<string, readonly string[]>();

  const look = (texts: readonly string[]) => {
    for (const text of texts) {
      const words = leftOver(text, names);
      if (words.length > 0) found.set(text.slice(0, 200), words);
    }
  };
  const lookAtPage = async () => look([await page.title(), ...(await textsOf(page))]);

  beforeAll(async () => {
    build = buildMadeUp();
    desktop = await startDesktop();
    app = await startApp({ ...desktop, env: { ...desktop.env, ...language } }, [], ownProgram(build.folder));
    await agreeToAll(app);
    page = await app.page();
    page.setDefaultTimeout(10_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByText('Reachable').waitFor();
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
    build.remove();
  });

  it('says nothing in English, on any screen, in any dialog, notice, tray or terminal', async () => {
    const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
    await lookAtPage();
    await press('Copy fresh token');
    await page.getByRole('dialog').waitFor();
    await lookAtPage();
    await press('Create and copy token');
    await page.getByText('kept in the keyring').waitFor();
    const screens = await page.getByRole('navigation').getByRole('button').count();
    for (let at = 0; at < screens; at += 1) {
      await page.getByRole('navigation').getByRole('button').nth(at).click();
      await lookAtScreen();
    }
    look((await desktop.tray.menu()).map(({ label }) => label));
    look(desktop.notifications.sent.flatMap(({ summary, body, actions }) => [summary, body, ...actions]));
    look(await app.electron.evaluate(() => (globalThis as unknown as { said: string[] }).said));
    for (const args of [['--help'], ['rotate', '--help'], ['status'], ['report'], ['rotate'], ['--trya']])
      look(await terminal(args));
    expect(Object.fromEntries(found)).toEqual({});
  });

  /** Looks at the screen, at each of its tabs, and at every dialog that a button of it opens. */
  async function lookAtScreen(): Promise<void> {
    await lookAtPage();
    const tabs = page.getByRole('main').getByRole('tab');
    for (let at = 0; at < (await tabs.count()); at += 1) {
      await tabs.nth(at).click();
      await lookAtPage();
      await lookAtDialogs();
    }
    await lookAtDialogs();
  }

  async function lookAtDialogs(): Promise<void> {
    const openers = page.getByRole('main').getByRole('button', { name: '…' });
    for (let at = 0; at < (await openers.count()); at += 1) {
      if (!(await openers.nth(at).isEnabled())) continue;
      await openers.nth(at).click();
      await lookAtPage();
      if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  }

  async function terminal(args: readonly string[]): Promise<string[]> {
    const { executablePath, app: folder } = ownProgram(build.folder);
    const { stdout, stderr } = await runProgram(executablePath, ['--no-sandbox', folder, '--', ...args], {
      env: { ...desktop.env, ...language },
      deadlineMs: 20_000,
    });
    return [...stdout.split('\n'), ...stderr.split('\n')].filter((line) => !/:ERROR:|:WARNING:/.test(line));
  }
});
