import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../../src/shared/contract/contract.ts';
import { startDesktop, type Desktop } from '../../desktop/desktop.ts';
import { eventually } from '../../desktop/processes.ts';
import { readSelection } from '../../desktop/x-clipboard.ts';
import { startDemo, type App } from '../../e2e/start-app.ts';

const requests = Object.keys(contract.requests);

/** What no request takes; each is made in the page, by name, from code. */
const wrongInputs = [
  ...[
    'undefined',
    'null',
    'true',
    '1',
    'NaN',
    '"text"',
    '[]',
    '[{}]',
    'new Date(0)',
    'new Map()',
    'new Error("x")',
  ],
  ...['new Uint8Array(8)', '/x/', '1n', '{ unknown: 1 }', '{ id: { $ne: null } }', '{ id: ["a"] }'],
  ...[
    'JSON.parse(\'{"__proto__": { "id": "a" }, "ok": true }\')',
    '{ constructor: { prototype: { id: "a" } } }',
  ],
  ...['{ offset: -1, limit: 1 }', '{ offset: 0, limit: 1e9 }', '{ offset: 0.5, limit: "1" }', '{ id: "" }'],
  ...['{ id: "x".repeat(65) }'],
  ...['{ snapData: "/tmp" }', '{ loginAsked: true }', '{ subject: { kind: "saved", id: "a", more: 1 } }'],
  ...['(() => { const a = {}; a.a = a; return a; })()'],
];

/** A name and an input, as code. */
type Message = readonly [name: string, input: string];

const wrongNames = [
  ...['""', '"no:such"', '"__proto__"', '"constructor"', '"toString"', '"hasOwnProperty"', '"state:get "'],
  ...['"STATE:GET"', '["state:get"]', '{ toString: () => "state:get" }.toString', 'null', 'undefined', '0'],
  ...['new String("state:get")', '"state:get\\0"', '"x".repeat(1 << 22)'],
];

/** A reply that refuses in words, or a rejection that says one of the door's own sentences; nothing else may cross. */
const refusals = [
  /^\{"ok":false,"error":\{"code":"invalid-request","field":"[\w.]*"\}\}$/,
  /^Error: Error invoking remote method 'request': TypeError: no(?:t our page| such request)$/,
  // What cannot be cloned, or has a member that throws, does not leave the page.
  /^Error: An object could not be cloned\.$/,
];

describe('the door of the page [door-strict]', () => {
  let desktop: Desktop;
  let app: App;
  let page: Page;
  let before: unknown[];

  beforeAll(async () => {
    desktop = await startDesktop();
    app = await startDemo(desktop);
    page = await app.page();
    await page.getByText('Reachable').waitFor();
    // What the start itself leaves, the notice of the demo’s certificates among it, is no trace of a message.
    await eventually('the notice', () => desktop.notifications.sent[0] ?? null);
    before = await traces();
    await eventually('the end of the start', async () => {
      const earlier = before;
      before = await traces();
      return isDeepStrictEqual(earlier, before) || null;
    });
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
  });

  /** What a message that was acted upon would change. */
  async function traces(): Promise<unknown[]> {
    const folder = join(desktop.home, '.config/Keyfob demo');
    const read = (name: string) =>
      existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';
    return [
      ...['settings.json', 'tokens.json', 'activity.jsonl'].map(read),
      await readSelection(desktop.env, 'clipboard'),
      await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
      desktop.notifications.sent.map(({ summary }) => summary),
      await desktop.keyring.search({ service: 'Keyfob demo' }),
    ];
  }

  /** Sends every message, name and input made in the page from code; answers what crossed and is no refusal. */
  async function cross(messages: readonly Message[]): Promise<string[]> {
    const sent = messages.map(([name, input]) => `async () => keyfob.invoke(${name}, ${input})`);
    const replies = await page.evaluate<string[]>(`(async () => {
      const replies = [];
      for (const send of [${sent.join()}])
        replies.push(await send().then((reply) => JSON.stringify(reply), (error) => String(error)));
      return replies;
    })()`);
    expect(replies).toHaveLength(messages.length);
    return replies.flatMap((reply, index) =>
      refusals.some((refusal) => refusal.test(reply)) ? [] : [`${messages[index]!.join(' ')}: ${reply}`],
    );
  }

  it('answers what fits the contract', async () => {
    expect(await cross([['"state:get"', '{}']])).toEqual([expect.stringContaining('{"ok":true')]);
  });

  it('refuses what is no input of a request, whichever request that is', async () => {
    for (const name of requests) {
      const { input } = contract.requests[name as keyof typeof contract.requests];
      const takesNothing = input.safeParse({}).success;
      const messages = wrongInputs.filter((source) => !(takesNothing && isLikeNothing(source)));
      expect(await cross(messages.map((source) => [JSON.stringify(name), source]))).toEqual([]);
    }
    expect(await traces()).toEqual(before);
  });

  it('refuses what is larger than any request takes', async () => {
    const large = [
      ['"inspect:paste"', '{ text: "x".repeat((1 << 24) + 1) }'],
      ['"token:copy"', '{ id: "x".repeat(1 << 22) }'],
      ['"state:get"', 'Array.from({ length: 1e5 }, () => ({}))'],
      ['"dashboard:set-address"', '{ address: "x".repeat(1 << 22) }'],
    ] as const;
    expect(await cross(large)).toEqual([]);
    expect(await traces()).toEqual(before);
  });

  it('notes no more than 20 bugs of the page a minute', async () => {
    const bug = '{ incident: "0123456789abcdef", from: "event", request: null, type: "Error", frames: [] }';
    expect(await cross(Array.from({ length: 40 }, () => ['"bug:note"', bug]))).toHaveLength(40);
    const log = readFileSync(join(desktop.home, '.config/Keyfob demo/keyfob.log'), 'utf8');
    expect(log.split('\n').filter((line) => line.includes('page-bug'))).toHaveLength(20);
    expect(await traces()).toEqual(before);
  });

  it('refuses what is no name of a request', async () => {
    expect(await cross(wrongNames.map((name) => [name, '{}']))).toEqual([]);
    expect(await traces()).toEqual(before);
  });

  it('pollutes nothing', async () => {
    const polluted = await app.electron.evaluate(
      () => Object.keys(Object.prototype).length + ('id' in {} ? 1 : 0),
    );
    expect(polluted).toBe(0);
  });

  it('answers no other page that has its bridge, also under its address, and on no other channel', async () => {
    const answers = await app.electron.evaluate(async ({ BrowserWindow, app, ipcMain, session }) => {
      // Pages of its own under the address of Keyfob's.
      const own = session.fromPartition('other');
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- as Keyfob serves its own
      own.protocol.registerBufferProtocol('app', (_request, answer) =>
        answer({ mimeType: 'text/html', data: Buffer.from('<p>other') }),
      );
      const preload = `${app.getAppPath()}/out/preload/index.cjs`;
      const other = new BrowserWindow({ show: false, webPreferences: { preload, session: own } });
      const ask = (page: Electron.WebContents) =>
        // eslint-disable-next-line no-restricted-properties -- it is no page of Keyfob's
        page.executeJavaScript(
          `typeof keyfob === 'undefined' ? 'no bridge' : keyfob.invoke('state:get', {}).then(JSON.stringify, String)`,
        ) as Promise<string>;
      const answers: string[] = [];
      for (const url of [
        'app://keyfob/index.html',
        'app://keyfob/index.html?other',
        'data:text/html,<p>other',
      ]) {
        await other.loadURL(url);
        answers.push(await ask(other.webContents));
      }
      other.destroy();
      return {
        answers,
        channels: [
          ...(ipcMain as unknown as { _invokeHandlers: Map<string, unknown> })._invokeHandlers.keys(),
        ],
      };
    });
    const refused = "Error: Error invoking remote method 'request': TypeError: not our page";
    expect(answers).toEqual({ answers: [refused, refused, refused], channels: ['request'] });
    expect(await traces()).toEqual(before);
  });

  it('stands before a sandbox, in which the page has nothing of Node', async () => {
    const reach = await page.evaluate<string>(
      `[typeof require, typeof process, typeof module, typeof Buffer, Object.keys(keyfob).join()].join(' ')`,
    );
    expect(reach).toBe('undefined undefined undefined undefined invoke,on');
    const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
      const page = BrowserWindow.getAllWindows()[0]!.webContents;
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = (
        page as unknown as { getLastWebPreferences: () => Electron.WebPreferences }
      ).getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
    });
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  });
});

/** Whether an input without fields of its own is what a request takes that takes nothing. */
function isLikeNothing(source: string): boolean {
  return ['new Map()', 'new Date(0)', '/x/', 'new Error("x")', '[]', 'new Uint8Array(8)'].includes(source);
}
