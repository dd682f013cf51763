import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { electronExecutable } from '../../../scripts/setup/electron.mjs';
import { adminTokens, readCredentials } from '../../cluster/engine.ts';
import { startRig, type RunningRig } from '../../cluster/rig.ts';
import { startDesktop, type Desktop } from '../../desktop/desktop.ts';
import { eventually, startProgram } from '../../desktop/processes.ts';
import { findInFiles } from '../../e2e/canary.ts';
import { startForeignServer, type ForeignServer } from './foreign-server.ts';
import { hostileVariables, type HostileVariables } from './hostile-variables.ts';

const checkout = resolve(import.meta.dirname, '../../..');
/** Longer than the window needs to ask an API server everything that its first screen shows. */
const askingMs = 1500;

/** How one run of Keyfob in a hostile environment ended. */
export interface HostileRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A cluster, a server of another CA, a proxy and a folder that hostile variables lead to, and a desktop. */
export class EnvironmentGround {
  readonly rig: RunningRig;
  readonly desktop: Desktop;
  readonly foreign: ForeignServer;
  readonly variables: readonly HostileVariables[];
  readonly #folder: string;
  readonly #proxy: Server;
  #proxied = 0;

  private constructor(rig: RunningRig, desktop: Desktop, foreign: ForeignServer, proxy: Server) {
    this.rig = rig;
    this.desktop = desktop;
    this.foreign = foreign;
    this.#folder = mkdtempSync(join(tmpdir(), 'keyfob-environment-'));
    this.#proxy = proxy;
    proxy.on('connection', (socket) => {
      this.#proxied++;
      socket.destroy();
    });
    const { current } = rig.cluster.snapData;
    cpSync(current, this.foreignSnapData, { recursive: true, dereference: true });
    const config = join(this.foreignSnapData, 'credentials/client.config');
    writeFileSync(config, readFileSync(config, 'utf8').replace(rig.cluster.server, foreign.server));
    this.variables = hostileVariables({
      folder: this.#trap,
      authorityPem: foreign.authorityPem,
      proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    });
  }

  static async make(): Promise<EnvironmentGround> {
    const proxy = createServer();
    const [rig, desktop, foreign] = await Promise.all([startRig(), startDesktop(), startForeignServer()]);
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    return new EnvironmentGround(rig, desktop, foreign, proxy);
  }

  /** The cluster's snap data, but that client.config names the server of the other CA. */
  get foreignSnapData(): string {
    return join(this.#folder, 'snap');
  }

  get #trap(): string {
    return join(this.#folder, 'trap');
  }

  /** Runs a command of the engine; on the server of the other CA when `isForeign`. */
  async runEngine(
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    isForeign: boolean,
    input = '',
  ): Promise<HostileRun> {
    const { engine, cluster } = this.rig;
    const command = engine.command(args);
    const folder = isForeign ? this.foreignSnapData : cluster.snapData.current;
    const child = startProgram(
      command.program,
      command.args.map((arg) => (arg === cluster.snapData.current ? folder : arg)),
      { env: { ...engine.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] },
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
    return ended(child);
  }

  /** Runs the window until it has asked its API server everything, and ends it by SIGTERM. */
  async runWindow(env: Readonly<Record<string, string>>, isForeign: boolean): Promise<HostileRun> {
    const executable = electronExecutable();
    if (executable === null) throw new Error('there is no Electron: run npm test');
    const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const folder = isForeign ? this.foreignSnapData : this.rig.cluster.snapData.current;
    const child = startProgram(executable, [...switches, checkout, '--snap-data', folder], {
      env: { ...this.desktop.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      deathSignal: 'SIGTERM',
    });
    const end = ended(child);
    const seen = this.foreign.connections();
    await eventually('a connection or an end', async () => {
      if (child.exitCode !== null) return true;
      if (isForeign) return this.foreign.connections() > seen || null;
      const menu = await this.desktop.tray.menu().catch(() => []);
      return menu.some(({ label }) => label === 'No dashboard token yet') || null;
    });
    await new Promise((resolve) => setTimeout(resolve, askingMs));
    child.kill('SIGTERM');
    return end;
  }

  /** What the environment brought about, a sentence each; forgets it. */
  findBroken({ title }: Pick<HostileVariables, 'title'>, { stdout, stderr }: HostileRun): string[] {
    const { snapData } = this.rig.cluster;
    const tokens = [snapData.adminToken, adminTokens(readCredentials(this.rig.cluster)).clientConfig ?? ''];
    // The first process writes some at its end, before which it has seen nothing.
    const written = readdirSync(this.#trap).filter((name) => name !== 'authority.pem');
    const found = [
      ...(this.foreign.requests() > 0
        ? [`${this.foreign.requests()} requests to a server of another CA`]
        : []),
      ...(this.#proxied > 0 ? [`${this.#proxied} connections to a proxy`] : []),
      ...(tokens.some((token) => `${stdout}${stderr}`.includes(token)) ? ['the admin token is printed'] : []),
      ...findInFiles(tokens, [this.#trap, this.desktop.home]).map((file) => `the admin token is in ${file}`),
      ...(written.includes('keys') ? ['the keys of connections are written'] : []),
    ];
    for (const name of written) rmSync(join(this.#trap, name), { recursive: true });
    this.foreign.forget();
    this.#proxied = 0;
    return found.map((what) => `${title}: ${what}`);
  }

  async remove(): Promise<void> {
    this.#proxy.close();
    await Promise.all([this.rig.stop(), this.desktop.stop(), this.foreign.stop()]);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function ended(child: ReturnType<typeof startProgram>): Promise<HostileRun> {
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout as Readable),
    text(child.stderr as Readable),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}

/** All of them at once, but for the one that makes Electron something else. */
export function allAtOnce(variables: readonly HostileVariables[]): HostileVariables {
  const env: Record<string, string> = {};
  for (const each of variables)
    for (const [name, value] of Object.entries(each.env))
      env[name] = name === 'NODE_OPTIONS' && env[name] !== undefined ? `${env[name]} ${value}` : value;
  delete env.ELECTRON_RUN_AS_NODE;
  return { title: 'all at once', env };
}
