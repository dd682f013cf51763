import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import type { Desktop } from '../desktop/desktop.ts';
import { eventually, isRunning, startProgram } from '../desktop/processes.ts';
import { copyBuild, type CopiedBuild } from './copied-build.ts';
import { ownProgram } from './start-app.ts';

/** A native box as the app asked for it. */
export interface Box {
  readonly type: string;
  readonly message: string;
  readonly detail: string;
}

/** One process of the app: how it was started, and its exit code once it ended. */
interface Run {
  readonly pid: number;
  readonly args: readonly string[];
}

type Note = { readonly start: Run } | { readonly box: Box } | { readonly exit: number; readonly pid: number };

/**
 * The built app whose main throws what nobody catches at SIGUSR2, and notes its processes, boxes and exit codes in a file:
 * those that take the place of others are nobody's children.
 */
export class CrashingApp {
  readonly #build: CopiedBuild;
  readonly #notes: string;
  /** Where Chromium writes the port by which it is driven: another for each process, for what a process has started keeps its. */
  readonly #portFile: string;
  #browser: Browser | null = null;

  private constructor(build: CopiedBuild, portFile: string) {
    this.#build = build;
    this.#notes = join(build.folder, 'notes');
    this.#portFile = portFile;
  }

  static async start(
    desktop: Desktop,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<CrashingApp> {
    const title = args.includes('--demo') ? 'Keyfob demo' : 'Keyfob';
    const portFile = join(desktop.env.XDG_CONFIG_HOME!, title, 'DevToolsActivePort');
    const app = new CrashingApp(copyBuild(), portFile);
    app.#patch();
    const { executablePath, sandbox } = ownProgram();
    const switches = [...(sandbox ? [] : ['--no-sandbox']), '--remote-debugging-port=0'];
    startProgram(executablePath, [...switches, app.#build.folder, ...args], {
      env: { ...desktop.env, ...env },
      stdio: 'ignore',
    });
    await app.nth(1);
    return app;
  }

  /** The process that was started as the `number`th, the engine’s not counted. */
  nth(number: number): Promise<Run> {
    return eventually(`process ${number}`, () => this.#runs()[number - 1]);
  }

  /** The window’s page of the process that runs now. */
  async page(): Promise<Page> {
    // Not awaited: an engine that the process before has started holds that connection as long as it runs.
    void this.#browser?.close().catch(() => undefined);
    const port = await eventually('a port', () =>
      existsSync(this.#portFile) ? /^\d+(?=\n)/.exec(readFileSync(this.#portFile, 'utf8'))?.[0] : null,
    );
    this.#browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const [context] = this.#browser.contexts();
    const page = await eventually('a page', () => context!.pages()[0]);
    page.setDefaultTimeout(10_000);
    return page;
  }

  /** Lets the process that runs now throw, and waits for the one that takes its place. */
  async crash(): Promise<Run> {
    const runs = this.#runs();
    rmSync(this.#portFile, { force: true });
    process.kill(runs.at(-1)!.pid, 'SIGUSR2');
    return this.nth(runs.length + 1);
  }

  /** Lets the process that runs now throw, where none takes its place. */
  async crashForGood(): Promise<Box> {
    process.kill(this.#runs().at(-1)!.pid, 'SIGUSR2');
    const boxes = () => this.#read().flatMap((note) => ('box' in note ? [note.box] : []));
    return eventually('a box', () => boxes().find(({ type }) => type === 'error'));
  }

  /** The exit code of a process; waits for its end. */
  exitOf({ pid }: Run): Promise<number> {
    const notes = () =>
      this.#read().flatMap((note) => ('exit' in note && note.pid === pid ? [note.exit] : []));
    return eventually('the end of a process', () => (isRunning(pid) ? null : notes()[0]));
  }

  async stop(): Promise<void> {
    await this.#browser?.close().catch(() => undefined);
    const running = this.#runs().filter(({ pid }) => isRunning(pid));
    for (const { pid } of running) process.kill(pid, 'SIGTERM');
    await eventually('the end of all', () => running.every(({ pid }) => !isRunning(pid)) || null);
    this.#build.remove();
  }

  #runs(): readonly Run[] {
    const runs = this.#read().flatMap((note) => ('start' in note ? [note.start] : []));
    return runs.filter(({ args }) => !args.includes('--'));
  }

  #read(): readonly Note[] {
    if (!existsSync(this.#notes)) return [];
    const lines = readFileSync(this.#notes, 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as Note);
  }

  #patch(): void {
    const main = join(this.#build.folder, 'out/main/index.js');
    const patch = `import { appendFileSync as append } from 'node:fs';
import { dialog as boxes } from 'electron';
const note = (what) => append(${JSON.stringify(this.#notes)}, JSON.stringify(what) + '\\n');
note({ start: { pid: process.pid, args: process.argv } });
process.on('SIGUSR2', () => { throw new RangeError('a value'); });
const { showMessageBox } = boxes;
boxes.showMessageBox = (...args) => (note({ box: args.at(-1) }), showMessageBox.apply(boxes, args));
const { reallyExit } = process;
process.reallyExit = (exit) => (note({ exit, pid: process.pid }), reallyExit.call(process, exit));
`;
    writeFileSync(main, `${patch}${readFileSync(main, 'utf8')}`);
  }
}
