import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { parse } from 'yaml';
import { electronExecutable } from '../../scripts/setup/electron.mjs';
import { withoutCoreDumps } from '../../scripts/setup/environment.mjs';
import {
  rotationProgressSchema,
  rotationRecordSchema,
  type RotationOutcome,
  type RotationProgress,
  type RotationRecord,
} from '../../src/shared/contract/state/rotation.ts';
import type { Cluster } from './cluster.ts';
import type { SnapProgram } from './snap-program.ts';

const checkout = resolve(import.meta.dirname, '../..');

/** What a person types in a terminal to run the engine of this checkout, before its arguments. */
export const checkoutProgram = `${electronExecutable() ?? ''} --no-sandbox ${checkout} --`;

/** How one run of the engine ended. */
export interface EngineEnd {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly lines: readonly RotationProgress[];
  readonly outcome: RotationOutcome | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built engine on the rig: snap data, state folder and the `snap` program. */
export class Engine {
  readonly stateFolder: string;
  readonly #cluster: Cluster;
  readonly #snap: SnapProgram;
  readonly #keyfob: string;

  /** Of the build in the checkout `keyfob`. */
  constructor(cluster: Cluster, snap: SnapProgram, keyfob = checkout) {
    this.stateFolder = mkdtempSync(join(tmpdir(), 'keyfob-state-'));
    chmodSync(this.stateFolder, 0o755);
    this.#cluster = cluster;
    this.#snap = snap;
    this.#keyfob = keyfob;
  }

  /** The command line of the engine, without a program before it. */
  command(args: readonly string[]): { readonly program: string; readonly args: readonly string[] } {
    const program = electronExecutable();
    if (program === null) throw new Error('there is no Electron: run npm test');
    const folders = ['--snap-data', this.#cluster.snapData.current, '--state-dir', this.stateFolder];
    const own = args[0] === 'status' || args.includes('--resume') ? [] : ['--yes'];
    const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return { program, args: [...switches, this.#keyfob, '--', ...args, '--json', ...own, ...folders] };
  }

  /** Only what the engine needs: no display and no session bus. */
  get env(): Record<string, string> {
    return { PATH: this.#snap.path, HOME: this.stateFolder };
  }

  /** Runs it to its end, without core dumps, as every way to start it does; `path` is another PATH for it. */
  async run(
    args: readonly string[],
    { input = '', path }: { readonly input?: string; readonly path?: string } = {},
  ): Promise<EngineEnd> {
    const command = this.command(args);
    const [file, ...line] = [...withoutCoreDumps(), command.program, ...command.args];
    const env = path === undefined ? this.env : { ...this.env, PATH: path };
    const child = spawn(file!, line, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit') as Promise<[number | null]>,
    ]);
    const lines = stdout
      .split('\n')
      .filter((line) => line.startsWith('{"kind":'))
      .map((line) => rotationProgressSchema.parse(JSON.parse(line)));
    const end = lines.at(-1);
    return { code, lines, outcome: end?.kind === 'end' ? end.outcome : null, stdout, stderr };
  }

  /** Runs it as a window would that is closed at the n-th restart: the pipe is gone, and the signals arrive. */
  async runAbandoned(
    args: readonly string[],
    signals: readonly NodeJS.Signals[],
    { atRestart = 1 } = {},
  ): Promise<number | null> {
    const command = this.command(args);
    const child = spawn(command.program, command.args, {
      env: this.env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let restarts = 0;
    this.#snap.onRestart = () => {
      restarts += 1;
      if (restarts !== atRestart) return;
      child.stdout.destroy();
      for (const signal of signals) child.kill(signal);
    };
    const [code] = (await once(child, 'exit')) as [number | null];
    this.#snap.onRestart = () => undefined;
    return code;
  }

  /** What is in the state folder of the cluster, by name. */
  stateFiles(): string[] {
    const folder = this.#folder();
    return folder === null ? [] : readdirSync(folder).sort();
  }

  journal(): RotationRecord[] {
    return readFileSync(join(this.#folder() ?? '', 'journal'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => rotationRecordSchema.parse(JSON.parse(line)));
  }

  /** The whole path of a state file. */
  path(name: string): string {
    return join(this.#folder() ?? this.stateFolder, name);
  }

  /** Forgets what earlier runs left, as on a machine where nothing was rotated yet. */
  reset(): void {
    const folder = this.#folder();
    if (folder !== null) rmSync(folder, { recursive: true });
  }

  remove(): void {
    rmSync(this.stateFolder, { recursive: true, force: true });
  }

  #folder(): string | null {
    const [identity] = readdirSync(this.stateFolder).filter((name) => /^[0-9a-f]{64}$/.test(name));
    return identity === undefined ? null : join(this.stateFolder, identity);
  }
}

/** The files of a cluster that a rotation changes. */
export interface CredentialFiles {
  readonly tokenFile: string;
  readonly clientConfig: string;
}

/** Reads both files as text. */
export function readCredentials({ snapData }: Cluster): CredentialFiles {
  const folder = join(snapData.current, 'credentials');
  return {
    tokenFile: readFileSync(join(folder, 'known_tokens.csv'), 'utf8'),
    clientConfig: readFileSync(join(folder, 'client.config'), 'utf8'),
  };
}

/** The admin tokens that both files hold. */
export function adminTokens({ tokenFile, clientConfig }: CredentialFiles) {
  const config = parse(clientConfig) as { users: { user: { token?: string } }[] };
  return {
    tokenFile: /^([^,\n]*),admin,admin,/m.exec(tokenFile)?.[1],
    clientConfig: config.users[0]?.user.token,
  };
}

/** The HTTP status that the API server answers to a token. */
export async function statusOf(cluster: Cluster, token: string): Promise<number> {
  return (await cluster.request('GET', '/readyz', undefined, token)).status;
}

/** The names in the credentials folder, so that nothing is left behind unseen. */
export function credentialNames({ snapData }: Cluster): string[] {
  const folder = join(snapData.current, 'credentials');
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
