import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronExecutable } from '../../../scripts/setup/electron.mjs';
import { startDesktop, type Desktop } from '../../desktop/desktop.ts';
import { endProgram, eventually, runProgram, startProgram } from '../../desktop/processes.ts';
import { readSelection, writeSelection } from '../../desktop/x-clipboard.ts';
import { DevToolsPipe, type Outcome } from './devtools-pipe.ts';
import type { SeparateNetwork } from './separate-network.ts';
import { toExpression, type Act, type Way } from './way.ts';

const pageAddress = 'app://keyfob/index.html';
const mainTitle = 'Keyfob demo';
/** The window’s title goes on with the verdict once there is one. */
const mainPattern = `^${mainTitle}( – .*)?$`;
/** The title of the dialog in which Keyfob tells that it closed its window. */
const toldTitle = `${mainTitle} closed its window`;
const mainSign = 'the window ';
const settleMs = 400;
const lateMs = 2000;
const endMs = 5000;

/** The built app in a network of its own, looked at from outside while scripts run in its page. */
export class WatchedPage {
  readonly desktop: Desktop;
  readonly #network: SeparateNetwork;
  readonly #folder: string;
  readonly #switches: readonly string[];
  readonly #env: Record<string, string>;
  readonly #opened: string;
  #app: ChildProcess | null = null;
  #pipe: DevToolsPipe | null = null;
  #run: ((script: string) => Promise<Outcome>) | null = null;
  #seen = new Set<string>();

  private constructor(
    desktop: Desktop,
    network: SeparateNetwork,
    folder: string,
    switches: readonly string[],
  ) {
    this.desktop = desktop;
    this.#network = network;
    this.#folder = folder;
    this.#switches = switches;
    const programs = join(desktop.home, '.cache', 'programs');
    mkdirSync(programs);
    this.#opened = join(desktop.home, '.cache', 'opened');
    writeFileSync(this.#opened, '');
    writeFileSync(join(programs, 'xdg-open'), `#!/bin/sh\necho "$@" >>'${this.#opened}'\n`, { mode: 0o755 });
    this.#env = { ...desktop.env, PATH: `${programs}:${desktop.env.PATH}` };
  }

  /** Starts the app of this folder, with these switches of a person. */
  static async start(
    network: SeparateNetwork,
    folder: string,
    switches: readonly string[] = [],
  ): Promise<WatchedPage> {
    const watched = new WatchedPage(await startDesktop(), network, folder, switches);
    await watched.#start();
    return watched;
  }

  async stop(): Promise<void> {
    if (this.#app !== null) await endProgram(this.#app, 'SIGKILL');
    await this.desktop.stop();
  }

  /** Runs a script in the page's main world; undefined where it threw or the page went away. */
  async run(script: string): Promise<Outcome> {
    return this.#run?.(script);
  }

  /** Starts the script of this way and does what the person does; answers what it learnt, if anything. */
  async try(way: Way, index: number): Promise<string> {
    const learnt = this.run(toExpression(way, this.#network.target(index)));
    if (way.act !== undefined) await this.#act(way.act);
    return String((await learnt) ?? '');
  }

  /** What comes late. */
  lateSigns(): Promise<string[]> {
    return this.signs(lateMs);
  }

  /** What came out of the page since the last look, a sentence each, after waiting for it a while. */
  async signs(waitMs = settleMs): Promise<string[]> {
    const end = performance.now() + waitMs;
    for (;;) {
      const signs = (await this.#look()).filter((sign) => !this.#seen.has(sign));
      if (signs.length > 0 || performance.now() > end || !(await this.isThere())) {
        for (const sign of signs) this.#seen.add(sign);
        return signs;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Whether the window with the page is there. */
  async isThere(): Promise<boolean> {
    return (await this.#pipe!.pages()).some(({ url }) => url.startsWith(pageAddress));
  }

  /** What is wrong with the end of a window: another page that stays, or no incident besides these. */
  async end(incidents: number): Promise<string[]> {
    const isOver = async () => (await this.#pipe!.pages()).length === 0 && this.incidents() > incidents;
    const over = await eventually('the end', async () => (await isOver()) || null, endMs).catch(() => false);
    if (over) return [];
    const pages = (await this.#pipe!.pages()).map(({ url }) => `a page at ${url}`);
    return pages.length > 0 ? pages : ['the window went without a word'];
  }

  /** How many incidents of the page are in the log. */
  incidents(): number {
    try {
      const log = readFileSync(join(this.desktop.env.XDG_CONFIG_HOME!, mainTitle, 'keyfob.log'), 'utf8');
      return log.split('\n').filter((line) => line.includes('"page-')).length;
    } catch {
      return 0;
    }
  }

  /** Makes all as it was: tells away what Keyfob told, opens the window again, and starts anew where something came out. */
  async restore(isSpoilt: boolean): Promise<void> {
    if (isSpoilt) {
      await endProgram(this.#app!, 'SIGKILL');
      await this.#start();
    } else if (await this.isThere()) {
      await this.run(`document.querySelectorAll('body > :not(#root)').forEach((each) => each.remove());
        globalThis.onbeforeunload = null; delete globalThis.got; true`);
    } else {
      await eventually('the words about the window', async () => (await this.dismissTold()) || null);
      await this.desktop.tray.click(`Open ${mainTitle}`);
      await this.#attach();
    }
    // Whatever else comes late is a sign of the next look.
    for (const sign of await this.#windows()) if (sign.startsWith(mainSign)) this.#seen.add(sign);
  }

  /** Closes the dialog that tells why the window went; whether there was one. */
  async dismissTold(): Promise<boolean> {
    const [found] = (await this.#xdotool('search', '--onlyvisible', '--name', `^${toldTitle}$`)).split('\n');
    if (found === undefined || found === '') return false;
    await this.#xdotool('windowfocus', '--sync', found, 'key', 'Return');
    await eventually('the end of the dialog', async () =>
      (await this.#xdotool('search', '--onlyvisible', '--name', `^${toldTitle}$`)) === '' ? true : null,
    );
    return true;
  }

  /** Presses keys in the window, as `ctrl+c`. */
  async press(keys: string): Promise<void> {
    await this.#xdotool(
      'search',
      '--onlyvisible',
      '--name',
      mainPattern,
      'windowfocus',
      '--sync',
      'key',
      keys,
    );
  }

  /** Puts a text on the clipboard as another program does. */
  async copyElsewhere(text: string): Promise<{ release(): Promise<void> }> {
    return writeSelection(this.desktop.env, text);
  }

  /** What another program reads from the clipboard. */
  async clipboard(): Promise<string | null> {
    return readSelection(this.desktop.env, 'clipboard');
  }

  async #start(): Promise<void> {
    const electron = electronExecutable();
    if (electron === null) throw new Error('there is no Electron: run npm test');
    const [command, args] = this.#network.enter(electron);
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const own = [...sandbox, '--remote-debugging-pipe', ...this.#switches, this.#folder, '--demo'];
    this.#app = startProgram(command, [...args, ...own], {
      env: this.#env,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    this.#pipe = new DevToolsPipe(this.#app);
    await this.#attach();
    this.#seen = new Set(await this.#look());
  }

  async #attach(): Promise<void> {
    const page = await eventually('a page', async () =>
      (await this.#pipe!.pages().catch(() => [])).find(({ url }) => url.startsWith(pageAddress)),
    );
    this.#run = await this.#pipe!.attach(page.targetId);
    await eventually('the first screen', async () =>
      (await this.run(`document.querySelector('h1') !== null`)) === true ? true : null,
    );
  }

  async #act(act: Act): Promise<void> {
    const place = await eventually('the bait', () =>
      this.run(`(() => {
        const box = document.querySelector('#bait')?.getBoundingClientRect();
        return box && [screenX + box.x + box.width / 2, screenY + box.y + box.height / 2].map(Math.round).join(' ');
      })()`),
    );
    const [x = '', y = ''] = String(place).split(' ');
    const at = ['mousemove', x, y];
    if (act === 'click') await this.#xdotool(...at, 'click', '1');
    if (act === 'middle-click') await this.#xdotool(...at, 'click', '2');
    if (act === 'alt-click') await this.#xdotool(...at, 'keydown', 'alt', 'click', '1', 'keyup', 'alt');
    if (act === 'drag')
      await this.#xdotool(...at, 'mousedown', '1', 'mousemove', '--sync', '1300', '800', 'mouseup', '1');
    // Away from whatever shows something when the mouse rests on it.
    await this.#xdotool('mousemove', '1590', '990');
  }

  async #look(): Promise<string[]> {
    const [windows, got] = await Promise.all([this.#windows(), this.#got()]);
    const files = readdirSync(this.desktop.home, { recursive: true, encoding: 'utf8' });
    return [
      ...windows,
      ...files
        .filter((name) => !/^(\.config|\.cache|\.local|run|bus)\b/.test(name))
        .map((name) => `the file ${name}`),
      ...readFileSync(this.#opened, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => `xdg-open ${line}`),
      ...this.desktop.notifications.sent
        .filter(({ summary }) => !summary.startsWith(`${mainTitle}: `))
        .map(({ id, summary }) => `notification ${id}: ${summary}`),
      ...got,
    ];
  }

  async #got(): Promise<string[]> {
    const got = String((await this.run('globalThis.got ?? ""')) ?? '');
    return got === '' ? [] : [`the script got ${got}`];
  }

  async #windows(): Promise<string[]> {
    const all = [
      'search',
      '--onlyvisible',
      '--name',
      '',
      'getwindowgeometry',
      '--shell',
      '%@',
      'getwindowname',
      '%@',
    ];
    const lines = (await this.#xdotool(...all)).split('\n');
    const shapes = lines
      .filter((line) => /^[A-Z]+=/.test(line))
      .join(' ')
      .split(/ (?=WINDOW=)/);
    const names = lines.filter((line) => !/^[A-Z]+=/.test(line));
    const isMain = (name: string) => new RegExp(mainPattern).test(name);
    const isOpen = names.some(isMain);
    return shapes.flatMap((shape, index) => {
      const name = names[index] ?? '';
      if (isMain(name)) return [`${mainSign}${shape}`];
      // What has no name belongs to the dialog that tells, or to a window that is just going.
      return name === toldTitle || (name === '' && !isOpen) ? [] : [`a window "${name}" ${shape}`];
    });
  }

  async #xdotool(...args: string[]): Promise<string> {
    return (await runProgram('xdotool', args, { env: this.desktop.env })).stdout;
  }
}
