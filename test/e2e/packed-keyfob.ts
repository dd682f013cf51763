import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createPackage } from '@electron/asar';
import { chromium, type Browser, type Page } from 'playwright';
import { packApp } from '../../scripts/package/app-archive.mjs';
import { electronExecutable } from '../../scripts/setup/electron.mjs';
import type { Desktop } from '../desktop/desktop.ts';
import { eventually, isRunning, startProgram } from '../desktop/processes.ts';

/** Keyfob in one archive beside its Electron, as a package has it, in a folder of its own, and another build to put there. */
export class PackedKeyfob {
  readonly #folder: string;
  readonly #program: string;
  #browser: Browser | null = null;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#program = join(folder, 'Keyfob/keyfob');
  }

  static async make(): Promise<PackedKeyfob> {
    const electron = electronExecutable();
    if (electron === null) throw new Error('there is no Electron: run npm test');
    const folder = mkdtempSync(join(tmpdir(), 'keyfob-packed-'));
    const place = join(folder, 'Keyfob');
    spawnSync('cp', ['-a', '--reflink=auto', dirname(electron), place]);
    renameSync(join(place, 'electron'), join(place, 'keyfob'));
    for (const name of ['app', 'default_app.asar'])
      rmSync(join(place, 'resources', name), { recursive: true, force: true });
    mkdirSync(join(folder, 'work'));
    await packApp({ archive: join(place, 'resources/app.asar'), work: join(folder, 'work') });
    return new PackedKeyfob(folder);
  }

  start(desktop: Desktop, args: readonly string[]): void {
    const switches = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--remote-debugging-port=0'];
    startProgram(this.#program, [...switches, ...args], { env: desktop.env, stdio: 'ignore' });
  }

  /** Its main processes, those of a program that was replaced as well. */
  mains(): readonly number[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => {
        try {
          const isOurs = readlinkSync(`/proc/${pid}/exe`).startsWith(this.#program);
          return isOurs && !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=');
        } catch {
          return false;
        }
      })
      .map(Number);
  }

  /** The window’s page of the process that runs now. */
  async page(desktop: Desktop): Promise<Page> {
    void this.#browser?.close().catch(() => undefined);
    const file = this.#portFile(desktop);
    const port = await eventually('a port', () =>
      existsSync(file) ? /^\d+(?=\n)/.exec(readFileSync(file, 'utf8'))?.[0] : null,
    );
    this.#browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const [context] = this.#browser.contexts();
    const page = await eventually('a page', () => context!.pages()[0]);
    page.setDefaultTimeout(20_000);
    return page;
  }

  /** What is driven next is the process that comes. */
  forget(desktop: Desktop): void {
    rmSync(this.#portFile(desktop), { force: true });
  }

  /** Puts another build in the place of this one as dpkg does, file by file by renaming; each of its scripts says that it is another. */
  async replace(): Promise<void> {
    const resources = join(this.#folder, 'Keyfob/resources');
    const next = join(this.#folder, 'work');
    for (const part of ['out/main', 'out/renderer/assets'])
      for (const name of readdirSync(join(next, part)).filter((each) => /\.[cm]?js$/.test(each)))
        appendFileSync(join(next, part, name), `\n;globalThis.isOtherBuild = true;\n`);
    await createPackage(next, join(this.#folder, 'next.asar'));
    const put = (from: string, to: string) => {
      cpSync(from, `${to}.dpkg-new`);
      renameSync(`${to}.dpkg-new`, to);
    };
    put(join(this.#folder, 'next.asar'), join(resources, 'app.asar'));
    const icons = join(resources, 'app.asar.unpacked/resources');
    for (const name of readdirSync(icons)) put(join(next, 'resources', name), join(icons, name));
    put(this.#program, this.#program);
  }

  async remove(): Promise<void> {
    await this.#browser?.close().catch(() => undefined);
    const mains = this.mains();
    for (const pid of mains) process.kill(pid, 'SIGTERM');
    await eventually('the end of all', () => mains.every((pid) => !isRunning(pid)) || null);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #portFile(desktop: Desktop): string {
    return join(desktop.env.XDG_CONFIG_HOME!, 'Keyfob demo/DevToolsActivePort');
  }
}
