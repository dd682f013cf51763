import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import { endProgram, startProgram } from './processes.ts';

interface Answer {
  readonly id?: number;
  readonly type: string;
  readonly message?: string;
  readonly result?: unknown;
}

/** Debian’s Firefox without a screen and with a profile of its own, driven by WebDriver BiDi, whose newest commands it does not know. */
export class Firefox {
  readonly #process: ChildProcess;
  readonly #socket: WebSocket;
  readonly #folder: string;
  #asked = 0;

  private constructor(process: ChildProcess, socket: WebSocket, folder: string) {
    this.#process = process;
    this.#socket = socket;
    this.#folder = folder;
  }

  static async start(program: string): Promise<Firefox> {
    const folder = mkdtempSync(join(tmpdir(), 'keyfob-firefox-'));
    const line = ['--headless', '--no-remote', '--profile', folder, '--remote-debugging-port', '0'];
    const started = startProgram(program, line, {
      env: { PATH: process.env.PATH, HOME: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (started.stderr === null) throw new Error('no pipe');
    let address: string | undefined;
    for await (const said of createInterface(started.stderr)) {
      address = /^WebDriver BiDi listening on (ws:\S+)$/.exec(said)?.[1];
      if (address !== undefined) break;
    }
    if (address === undefined) throw new Error('Firefox ended');
    const socket = new WebSocket(`${address}/session`);
    await once(socket, 'open');
    const firefox = new Firefox(started, socket, folder);
    await firefox.#ask('session.new', { capabilities: {} });
    return firefox;
  }

  /** A new tab. */
  async tab(): Promise<FirefoxTab> {
    const { context } = (await this.#ask('browsingContext.create', { type: 'tab' })) as { context: string };
    return {
      open: async (url) => {
        await this.#ask('browsingContext.navigate', { context, url, wait: 'complete' });
      },
      evaluate: async (expression) => {
        const target = { context };
        const asked = {
          expression: `(async () => (${expression}))().then(JSON.stringify)`,
          target,
          awaitPromise: true,
        };
        const { result } = (await this.#ask('script.evaluate', asked)) as { result?: { value: string } };
        if (result === undefined) throw new Error(`it threw: ${expression}`);
        return JSON.parse(result.value) as unknown;
      },
    };
  }

  async cookies(): Promise<readonly FirefoxCookie[]> {
    const { cookies } = (await this.#ask('storage.getCookies', {})) as { cookies: FirefoxCookie[] };
    return cookies;
  }

  async stop(): Promise<void> {
    this.#socket.terminate();
    await endProgram(this.#process);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #ask(method: string, params: object): Promise<unknown> {
    this.#asked += 1;
    const id = this.#asked;
    const answered = new Promise<Answer>((resolve) => {
      const take = (data: Buffer) => {
        const answer = JSON.parse(data.toString('utf8')) as Answer;
        if (answer.id !== id) return;
        this.#socket.off('message', take);
        resolve(answer);
      };
      this.#socket.on('message', take);
    });
    this.#socket.send(JSON.stringify({ id, method, params }));
    const { type, message, result } = await answered;
    if (type === 'error') throw new Error(`${method}: ${message ?? ''}`);
    return result;
  }
}

/** A tab of it. */
export interface FirefoxTab {
  /** Waits until it is loaded; throws where it could not be. */
  open(url: string): Promise<void>;
  /** What an expression comes to in the page. */
  evaluate(expression: string): Promise<unknown>;
}

/** A cookie that it keeps. */
export interface FirefoxCookie {
  readonly name: string;
  readonly domain: string;
  readonly httpOnly: boolean;
  readonly sameSite: string;
}
