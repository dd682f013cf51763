import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesktop, type Desktop } from '../../desktop/desktop.ts';
import { eventually } from '../../desktop/processes.ts';
import { agree } from '../../desktop/question.ts';
import { readSelection, writeSelection } from '../../desktop/x-clipboard.ts';
import { findInFiles, findInProcesses, placesOfRun } from '../../e2e/canary.ts';
import { recordIpc, sentToPage } from '../../e2e/ipc-canary.ts';
import { startDemo, type App } from '../../e2e/start-app.ts';
import { clipboardToken, copyLine } from '../../e2e/user-files.ts';
import { listenWhileRunning, type ListeningSocket } from './sockets.ts';

const service = 'Keyfob demo';

describe('a whole session with secrets', () => {
  const tokens = new Set<string>();
  let desktop: Desktop;
  let app: App;
  let page: Page;
  let demo: string;
  let said = '';
  const shown: string[] = [];
  let listening: readonly ListeningSocket[];

  beforeAll(async () => {
    desktop = await startDesktop();
    listening = await listenWhileRunning(desktop, []);
    app = await startDemo(desktop);
    for (const stream of [app.electron.process().stdout, app.electron.process().stderr])
      stream?.on('data', (text: Buffer) => (said += text.toString()));
    page = await app.page();
    page.setDefaultTimeout(15_000);
    await recordIpc(app);
    await page.getByText('Reachable').waitFor();
    const folder = await page
      .getByText(/keyfob-demo-/)
      .first()
      .innerText();
    demo = /\/\S*keyfob-demo-[^/\s]+/.exec(folder)![0];
    noteAdminTokens();
    await copyFromTray();
    await mintAndCopy();
    await inspectPasted();
    await rotate();
    await look();
    await readReport();
    await look();
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
  });

  function noteAdminTokens(): void {
    const file = readFileSync(join(demo, 'current/credentials/known_tokens.csv'), 'utf8');
    for (const line of file.split('\n').filter((each) => /^[^#,]{16,},/.test(each)))
      tokens.add(line.split(',')[0]!);
  }

  async function copyFromTray(): Promise<void> {
    await desktop.tray.click(copyLine);
    const dialog = page.getByRole('dialog', { name: 'What may dashboard tokens do?' });
    await dialog.getByRole('button', { name: 'Create and copy token' }).click();
    await agree(desktop.env);
    tokens.add(await clipboardToken(desktop));
    await look();
  }

  async function mintAndCopy(): Promise<void> {
    await page.getByRole('button', { name: 'Tokens', exact: true }).click();
    await page.getByRole('button', { name: 'New token…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('option', { name: 'keyfob/dashboard' }).click();
    await dialog.getByLabel('Purpose').fill('A robot');
    await dialog.getByRole('button', { name: 'Mint token' }).click();
    await agree(desktop.env);
    await dialog.getByRole('button', { name: 'Copy token' }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    const [first] = [...tokens].slice(-1);
    tokens.add(
      await eventually('another token', async () => {
        const text = await readSelection(desktop.env, 'clipboard');
        return text?.startsWith('eyJ') === true && text !== first ? text : null;
      }),
    );
    await look();
  }

  async function inspectPasted(): Promise<void> {
    const owner = await writeSelection(desktop.env, [...tokens].at(-1)!);
    await page.getByRole('navigation').getByRole('button', { name: 'Inspect', exact: true }).click();
    await page.getByLabel('Token', { exact: true }).focus();
    await page.keyboard.press('Control+V');
    await page.getByRole('rowheader', { name: 'When it expires' }).waitFor();
    await page.getByRole('button', { name: 'Ask the cluster' }).click();
    await owner.release();
    await look();
  }

  async function rotate(): Promise<void> {
    await page.getByRole('button', { name: 'Admin credential', exact: true }).click();
    await page.getByRole('button', { name: 'Rotate admin token…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Rotate the admin token?' });
    await dialog.getByRole('button', { name: 'Rotate', exact: true }).click();
    await page.getByText('Rotated. The API server accepts the new token').waitFor();
    noteAdminTokens();
  }

  async function readReport(): Promise<void> {
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('button', { name: 'Copy report…' }).click();
    await page.getByRole('region', { name: 'Text of the report' }).waitFor();
  }

  /** Notes what the desktop and the page show now. */
  async function look(): Promise<void> {
    const { title, tooltip } = await desktop.tray.waitForItem();
    const windows = await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((each) => `${each.getTitle()} ${each.webContents.getURL()}`),
    );
    const menu = (await desktop.tray.menu()).map(({ label }) => label);
    shown.push(...[title, tooltip, ...windows, ...menu, page.url(), await page.content()]);
    shown.push(
      ...(await page
        .locator('input, textarea')
        .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value))),
    );
  }

  /** Each token in one piece and by halves, so that one that is cut or wrapped is found too. */
  function pieces(): string[] {
    return [...tokens].flatMap((token) => [
      token,
      token.slice(0, Math.ceil(token.length / 2)),
      token.slice(Math.floor(token.length / 2)),
    ]);
  }
  const holding = (texts: readonly string[]) =>
    texts.filter((text) => pieces().some((piece) => text.includes(piece)));

  it('kept its tokens in the keyring and has them nowhere else on disk [disk-keyring-only]', async () => {
    const kept = (await desktop.keyring.search({ service })).map(({ secret }) => secret);
    expect(kept.length).toBeGreaterThanOrEqual(2);
    expect(tokens.size).toBeGreaterThan(kept.length);
    for (const secret of kept) expect(tokens).toContain(secret);
    expect(findInFiles(pieces(), placesOfRun(desktop, [demo]))).toEqual([]);
    const inCluster = findInFiles(pieces(), [demo]).map((file) => file.slice(demo.length));
    expect(
      new Set(inCluster.map((file) => (dirname(file).startsWith('/state') ? 'backup' : basename(file)))),
    ).toEqual(new Set(['known_tokens.csv', 'client.config', 'backup']));
    const minted = [...tokens].filter((token) => token.startsWith('eyJ'));
    expect(findInFiles(minted, [demo])).toEqual([]);
  });

  it('has no secret in a log, list, notification, title, URL, argument or environment [no-secret-elsewhere]', () => {
    const folder = join(desktop.home, '.config', service);
    const [jti] = [...tokens].filter((token) => token.startsWith('eyJ')).map((token) => decodeJwt(token).jti);
    expect(readFileSync(join(folder, 'activity.jsonl'), 'utf8')).toContain(jti);
    expect(findInFiles(pieces(), [folder])).toEqual([]);
    expect(findInProcesses(pieces(), app.electron.process().pid!)).toEqual([]);
    expect(desktop.notifications.sent.length).toBeGreaterThan(0);
    expect(holding(desktop.notifications.sent.map((each) => JSON.stringify(each)))).toEqual([]);
    expect(holding([...shown, said])).toEqual([]);
  });

  it('sent none to the page, not even the pasted one back [page-gets-none]', async () => {
    const sent = await sentToPage(app);
    expect(sent.filter((message) => message.includes('"dashboardToken"'))).not.toEqual([]);
    expect(holding(sent)).toEqual([]);
  });

  it('listens on loopback alone, for its demo cluster [listens-nowhere]', () => {
    expect(listening).toMatchObject([{ protocol: 'tcp', address: '127.0.0.1' }]);
  });
});
