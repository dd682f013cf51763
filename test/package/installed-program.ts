import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DevToolsPipe } from '../attack/page/devtools-pipe.ts';
import type { Desktop } from '../desktop/desktop.ts';
import { eventually, isRunning, runProgram, startProgram } from '../desktop/processes.ts';
import { xdotool } from '../desktop/question.ts';
import { commandAs, type User } from '../desktop/users.ts';
import type { CleanRoot } from './clean-root.ts';

const startDeadlineMs = 60_000;
const pageAddress = 'app://keyfob/';

/** Who starts it and how, besides the desktop. */
export interface StartOptions {
  readonly user: User;
  readonly groups?: readonly number[];
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Sh lines that come before it. */
  readonly before?: string;
}

/** A process of Keyfob’s, as this machine sees it. */
export interface OwnProcess {
  readonly pid: number;
  readonly command: readonly string[];
}

/** The installed Keyfob, started in a root by its line, and looked at from outside. */
export class InstalledProgram {
  readonly #root: CleanRoot;
  readonly #desktop: Desktop;
  readonly #child: ChildProcess;
  readonly #pipe: DevToolsPipe;
  #said = '';

  private constructor(root: CleanRoot, desktop: Desktop, child: ChildProcess) {
    this.#root = root;
    this.#desktop = desktop;
    this.#child = child;
    this.#pipe = new DevToolsPipe(child);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#said += text));
  }

  /** Starts it and waits for its window. */
  static async start(
    root: CleanRoot,
    desktop: Desktop,
    { user, groups = [], args = [], env = {}, before = '' }: StartOptions,
  ): Promise<InstalledProgram> {
    const line = ['sh', '-c', `${before}\nexec keyfob "$@"`, 'sh', '--remote-debugging-pipe', ...args];
    const [command, given] = commandAs(user, groups, line);
    const child = startProgram(...root.enter([command, ...given]), {
      env: { ...desktop.env, PATH: '/usr/bin:/bin', ...env },
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    });
    const program = new InstalledProgram(root, desktop, child);
    await program.title();
    return program;
  }

  /** What it wrote to stderr. */
  get said(): string {
    return this.#said;
  }

  /** The title of its window; waits until there is one. */
  title(): Promise<string> {
    return eventually(
      'a window of Keyfob',
      async () => {
        if (this.#child.exitCode !== null)
          throw new Error(`keyfob ended with ${this.#child.exitCode}: ${this.#said}`);
        const { stdout } = await runProgram(
          'xdotool',
          ['search', '--onlyvisible', '--name', '^Keyfob', 'getwindowname'],
          { env: this.#desktop.env },
        );
        return stdout.split('\n')[0] || null;
      },
      startDeadlineMs,
    );
  }

  /** Waits until its page shows this text. */
  async waitForText(text: string): Promise<void> {
    let seen = '';
    const look = async () => {
      seen = ((await this.#run('document.body.innerText')) ?? '') as string;
      return seen.includes(text) ? true : null;
    };
    await eventually(`the words "${text}"`, look, startDeadlineMs).catch((error: unknown) => {
      throw new Error(`${String(error)}; the page says: ${seen.slice(0, 2000)}`);
    });
  }

  /** Clicks the last button of its page that has this text, as a mouse does. */
  async click(text: string | RegExp): Promise<void> {
    const pattern = typeof text === 'string' ? new RegExp(`^${escape(text)}$`) : text;
    const place = await eventually(
      `the button "${String(text)}"`,
      () =>
        this.#run(`(() => {
          const all = [...document.querySelectorAll('button, [role=button], a')];
          const button = all.filter((each) => ${String(pattern)}.test((each.innerText ?? '').trim())).at(-1);
          if (!button || button.disabled) return null;
          button.scrollIntoView({ block: 'center' });
          const box = button.getBoundingClientRect();
          return [screenX + box.x + box.width / 2, screenY + box.y + box.height / 2].map(Math.round).join(' ');
        })()`) as Promise<string | null>,
      startDeadlineMs,
    );
    const [x = '', y = ''] = place.split(' ');
    // A button that just came takes no click that was meant for what was there before.
    await sleep(1200);
    await xdotool(this.#desktop.env, 'mousemove', x, y, 'click', '1');
  }

  /** Its processes, of which those of this root alone count. */
  processes(): OwnProcess[] {
    return processesIn(this.#root);
  }

  /** Asks it to end, as a logout does, and waits until nothing of it is there. */
  async end(): Promise<void> {
    const [main] = this.processes().filter(
      ({ command }) => !command.some((each) => each.startsWith('--type=')),
    );
    if (main !== undefined) process.kill(main.pid, 'SIGTERM');
    await eventually('the end of every process', () => (this.processes().length === 0 ? true : null));
  }

  async #run(script: string): Promise<unknown> {
    const pages = await this.#pipe.pages().catch(() => []);
    const page = pages.find(({ url }) => url.startsWith(pageAddress));
    if (page === undefined) return null;
    const run = await this.#pipe.attach(page.targetId).catch(() => null);
    return run?.(script);
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The processes of the installed program that run in this root. */
export function processesIn(root: CleanRoot): OwnProcess[] {
  const place = link(`/proc/${root.pid}/ns/mnt`);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      if (link(`/proc/${name}/ns/mnt`) !== place || !isRunning(Number(name))) return [];
      if (!(link(`/proc/${name}/exe`) ?? '').includes('/opt/Keyfob/')) return [];
      // What was forked before its arguments were known has them as one, with spaces between.
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').split(/[\0 ]/).filter(Boolean);
      return [{ pid: Number(name), command }];
    });
}

function link(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
