import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDemoCluster, type DemoCluster } from '../../../src/main/adapters/demo/start-demo-cluster.ts';
import { startDesktop, type Desktop } from '../../desktop/desktop.ts';
import { endProgram, eventually, runProgram, startProgram } from '../../desktop/processes.ts';
import { leadTo } from '../lead-to.ts';
import { copyBuild, type CopiedBuild } from '../copied-build.ts';
import { ownProgram, startApp, startDemo, type App } from '../start-app.ts';
import { tellBoxes, toldBox } from '../told-boxes.ts';
import { buildMadeUp } from './build-made-up.ts';
import { leftOver, textsOf } from './left-over.ts';

const language = { LANG: 'de_DE.UTF-8' };

/** What the demo cluster, its files and the commands are called, and what stays as it is in every language. */
const names = [
  // An account with its namespace.
  /\b[\w-]+ \/ [\w-]+/g,
  /\b(Keyfob( demo)?|MicroK8s|Kubernetes|English|Deutsch|GNOME Keyring|kubectl|curl)\b/g,
  /^keyfob \S.*$/gm,
  /^keyfob: /gm,
  /^ {2}sudo .*$/gm,
  /https?:\/\/\S+/g,
  /(?<![\w/])(\/[\w.-]+)+/g,
  /\b[\w-]+\/[\w.:-]+/g,
  /\b(system|keyfob)(:[\w-]+)+/g,
  // The holders, issuers and names of certificates.
  /\bCN=[\w.@-]+/g,
  /\bkubernetes(\.default(\.svc)?)?\b|\blocalhost\b|^demo$/gm,
  /\bmicrok8s-cluster\b/g,
  /\b[\w-]+\.(txt|config|crt|csv|json|yaml)\b/g,
  /\b(Namespace|ServiceAccount|(Cluster)?Role(Binding)?|Secret)\b/g,
  /\b(admin|default)\b/g,
  /\b(debian|Node) [\d.]+/g,
  // Options of the command line.
  /--[a-z-]+( DIR)?/g,
  // The modes of authentication.
  /: +(token|mixed|x509)$/gm,
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

let build: CopiedBuild;
beforeAll(() => {
  build = buildMadeUp();
});
afterAll(() => build.remove());

/** Each text with words that are no part of a phrase, with these. */
const found = new Map<string, readonly string[]>();
beforeEach(() => found.clear());

function look(texts: readonly string[]): void {
  expect(texts.join('\n')).toContain('⟦');
  for (const text of texts) {
    const words = leftOver(text, names);
    if (words.length > 0) found.set(text.slice(0, 400), words);
  }
}

async function lookAt(page: Page): Promise<void> {
  look([await page.title(), ...(await textsOf(page))]);
}

describe('an app in a made-up language', () => {
  let desktop: Desktop;
  let app: App;
  let page: Page;
  const lookAtPage = () => lookAt(page);

  beforeAll(async () => {
    desktop = await startDesktop();
    app = await startDemo({ ...desktop, env: { ...desktop.env, ...language } }, [], ownProgram(build.folder));
    await agreeToAll(app);
    page = await app.page();
    page.setDefaultTimeout(10_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByText('Reachable').waitFor();
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
  });

  it('says nothing in English, on any screen, in any dialog, notice, tray or terminal', async () => {
    const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
    await lookAtPage();
    await press('Copy fresh token');
    await page.getByRole('dialog').waitFor();
    await lookAtPage();
    await press('Create and copy token');
    await page.getByText('kept in the keyring').waitFor();
    const buttons = await page.getByRole('navigation').getByRole('button').count();
    // The last one opens the palette, the one before it a dialog.
    for (let at = 0; at < buttons - 2; at += 1) {
      await page.getByRole('navigation').getByRole('button').nth(at).click();
      await lookAtScreen();
    }
    await press('Use my cluster…');
    await page.getByRole('dialog').waitFor();
    await lookAtPage();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await press('Commands');
    await page.getByRole('dialog').waitFor();
    await lookAtPage();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await lookAtPage();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await lookAtInspection();
    await lookAtRotation();
    look((await desktop.tray.menu()).map(({ label }) => label));
    look(await app.electron.evaluate(() => (globalThis as unknown as { said: string[] }).said));
    const cluster = ['--snap-data', await snapData()];
    await page.close();
    await desktop.tray.click(
      (await desktop.tray.menu()).find(({ label }) => label.includes('Copy fresh'))!.label,
    );
    await desktop.notifications.waitFor(({ summary }) => summary.includes('token copied'));
    look(desktop.notifications.sent.flatMap(({ summary, body, actions }) => [summary, body, ...actions]));
    const state = ['--state-dir', join(desktop.home, 'state')];
    for (const args of [
      ['--help'],
      ['status', ...cluster, ...state],
      ['report', ...cluster],
      ['rotate', ...cluster, ...state],
      ['rotate', '--try'],
    ])
      look([await terminal(args)]);
    expect(Object.fromEntries(found)).toEqual({});
  });

  /** Looks at the screen, at each of its tabs, and at every dialog that a button of it opens. */
  async function lookAtScreen(): Promise<void> {
    await unfoldAll();
    await lookAtPage();
    const tabs = page.getByRole('main').getByRole('tab');
    for (let at = 0; at < (await tabs.count()); at += 1) {
      await tabs.nth(at).click();
      await unfoldAll();
      await lookAtPage();
      await lookAtDialogs();
    }
    await lookAtDialogs();
  }

  /** Opens what is folded, and the details of each row in sight. */
  async function unfoldAll(): Promise<void> {
    const rows = page.getByRole('main').locator('[role="grid"] [role="row"][aria-selected]');
    for (let at = 0; at < (await rows.count()); at += 1) {
      await rows.nth(at).click();
      await lookAtPage();
    }
    const folded = page.getByRole('main').locator('details:not([open]) > summary, [aria-expanded="false"]');
    for (let at = 0; at < (await folded.count()); at += 1) {
      await folded.nth(at).click();
      await lookAtPage();
    }
  }

  /** What can be asked of a saved token. */
  async function lookAtInspection(): Promise<void> {
    await goTo('Tokens');
    await page.getByRole('rowheader', { name: 'keyfob/' }).first().click();
    await page.getByRole('main').getByRole('button', { name: 'Inspect' }).click();
    await page.getByRole('heading', { name: 'Inspect' }).waitFor();
    const asking = page.getByRole('main').getByRole('button').filter({ hasNotText: '…' });
    for (let at = 0; at < (await asking.count()); at += 1) {
      if (!(await asking.nth(at).isEnabled())) continue;
      await asking.nth(at).click();
      await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
      await unfoldAll();
      await lookAtPage();
    }
    await lookAtDialogs();
  }

  /** A rotation from its questions to its end, and back. */
  async function lookAtRotation(): Promise<void> {
    await goTo('Admin');
    await rotationTo('Rotate admin token…', 'Rotate', 'Rotated. The API server accepts the new token');
    await page.getByRole('button', { name: 'Close' }).click();
    await lookAtScreen();
    await rotationTo('Undo this rotation…', 'Undo', 'Undone. The API server accepts the old token');
  }

  async function rotationTo(opener: string, act: string, end: string): Promise<void> {
    await page.getByRole('button', { name: opener }).click();
    const button = page.getByRole('dialog').getByRole('button', { name: act });
    await button.waitFor();
    await lookAtPage();
    await button.click();
    await lookAtPage();
    await page.getByText(end).waitFor({ timeout: 60_000 });
    await lookAtPage();
  }

  async function goTo(screen: string): Promise<void> {
    await page.getByRole('navigation').getByRole('button', { name: screen }).click();
  }

  async function lookAtDialogs(): Promise<void> {
    const openers = page.getByRole('main').getByRole('button', { name: '…' });
    for (let at = 0; at < (await openers.count()); at += 1) {
      if (!(await openers.nth(at).isEnabled())) continue;
      // A dialog of the desktop takes no focus from the page.
      const isOfDesktop = (await openers.nth(at).innerText()).includes('Save proof');
      await openers.nth(at).click();
      if (!isOfDesktop) await leadTo(page);
      await lookAtPage();
      if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  }

  /** The demo’s snap data folder. */
  async function snapData(): Promise<string> {
    await goTo('Settings');
    return (await page
      .getByText(/keyfob-demo-/)
      .first()
      .textContent())!;
  }

  async function terminal(args: readonly string[]): Promise<string> {
    const { executablePath, app: folder } = ownProgram(build.folder);
    const { stdout, stderr } = await runProgram(executablePath, ['--no-sandbox', folder, '--', ...args], {
      env: { ...desktop.env, ...language },
      deadlineMs: 20_000,
    });
    // Chromium writes there, too.
    return `${stdout}${stderr.replace(/^\[\d+:.*$/gm, '')}`;
  }
});

describe('a start in a made-up language', () => {
  let demo: DemoCluster;
  let desktop: Desktop;
  beforeEach(async () => {
    demo = await startDemoCluster();
    desktop = await startDesktop();
  });
  afterEach(async () => {
    await desktop.stop();
    demo.stop();
  });

  async function whileShown(heading: string, act: (page: Page) => Promise<void>): Promise<void> {
    const env = { ...desktop.env, ...language };
    const app = await startApp({ ...desktop, env }, ['--snap-data', demo.snapData], ownProgram(build.folder));
    try {
      const page = await app.page();
      await page.getByRole('heading', { name: heading }).waitFor();
      await act(page);
    } finally {
      await app.quit();
    }
    expect(Object.fromEntries(found)).toEqual({});
  }

  it('says nothing in English in the steps of the first run', async () => {
    await desktop.stop();
    desktop = await startDesktop({ isNew: true });
    await whileShown('Keyfob found your cluster', async (page) => {
      await lookAt(page);
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('heading', { name: 'What Keyfob never does' }).waitFor();
      await lookAt(page);
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('switch').first().waitFor();
      await lookAt(page);
    });
  });

  it('says nothing in English of a cluster whose files cannot be read', async () => {
    writeFileSync(join(demo.snapData, 'credentials', 'client.config'), new Uint8Array([0, 255, 0, 254]));
    await whileShown('No cluster to show', async (page) => {
      const screens = page.getByRole('navigation').getByRole('button');
      // The last one opens the palette, the one before it a dialog.
      for (let at = 0; at < (await screens.count()) - 2; at += 1) {
        await screens.nth(at).click();
        await lookAt(page);
      }
    });
  });

  it('says nothing in English in the box of one that failed', async () => {
    const failing = copyBuild(build.folder);
    tellBoxes(failing);
    const { executablePath, sandbox, app } = ownProgram(failing.folder);
    const child = startProgram(executablePath, [...(sandbox ? [] : ['--no-sandbox']), app, '--demo'], {
      env: { ...desktop.env, ...language, TMPDIR: '/proc/self' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    (child.stderr as Readable).setEncoding('utf8').on('data', (text: string) => (said += text));
    const { message, detail, buttons } = await eventually('a box', () => toldBox(said));
    await endProgram(child, 'SIGKILL');
    failing.remove();
    look([message, detail, ...buttons]);
    expect(Object.fromEntries(found)).toEqual({});
  });
});

describe('another language that is chosen in Settings', () => {
  let desktop: Desktop;
  let app: App;
  beforeAll(async () => {
    desktop = await startDesktop();
    app = await startDemo(desktop, [], ownProgram(build.folder));
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
  });

  it('is spoken at once by page, title and tray, until another one is', async () => {
    const page = await app.page();
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    const heading = page.getByRole('heading', { level: 1 });
    const choose = async (name: string, title: string, copy: string) => {
      await page.getByText(name, { exact: true }).click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await desktop.tray.waitForLine(copy);
    };
    await choose('Deutsch', '⟦Settings', '⟦Copy fresh dashboard token ~~~~~ ~~~~⟧');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
    await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.setContentSize(900, 600),
    );
    await page.waitForFunction(() => innerWidth === 900);
    const main = page.getByRole('main');
    expect(await main.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    await choose('English', 'Settings', 'Copy fresh dashboard token');
    expect(await heading.innerText()).toBe('Settings');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  });
});
