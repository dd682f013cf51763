import { spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { polkitPolicy } from '../../scripts/package/desktop-parts.mjs';
import { packageInGerman } from '../../src/shared/words/de/package-phrases.ts';
import { packagePhrases } from '../../src/shared/words/en/package-phrases.ts';
import { appId } from '../../scripts/package/identity.mjs';
import { electronExecutable } from '../../scripts/setup/electron.mjs';
import { Polkit, type Enter } from '../desktop/polkit.ts';
import { endProgram, runProgram, startProgram } from '../desktop/processes.ts';
import { hasSystemdRun, SystemdPeer } from '../desktop/systemd-peer.ts';
import { commandAs, nobody, type User } from '../desktop/users.ts';
import type { Program } from './start-app.ts';

const checkout = resolve(import.meta.dirname, '../..');
const appParts = ['out', 'resources', 'package.json'];
/** The driver names an app's folder; a packaged app knows its own. */
const noFolder = '--packaged';

/**
 * Keyfob at the places where a package puts it, and a system bus with polkit, seen only by what is started here: the
 * mounts are private, and the machine's own files stay as they are. Needs root.
 */
export class InstalledKeyfob {
  readonly polkit: Polkit;
  readonly #folder: string;
  readonly #enter: Enter;
  readonly #keeper: ChildProcess;

  private constructor(folder: string, enter: Enter, keeper: ChildProcess, polkit: Polkit) {
    this.#folder = folder;
    this.#enter = enter;
    this.#keeper = keeper;
    this.polkit = polkit;
  }

  /** Whether this process may have mounts of its own. */
  static canInstall(): boolean {
    const mount = ['mount', '-t', 'overlay', '-o', 'lowerdir=/usr/bin:/opt', 'overlay', '/opt'];
    return spawnSync('unshare', ['--mount', ...mount]).status === 0;
  }

  /** Installs it; `snap` is the program that root finds as `snap`. */
  static async install(snap: string): Promise<InstalledKeyfob> {
    const folder = mkdtempSync(join(tmpdir(), 'keyfob-installed-'));
    chmodSync(folder, 0o755);
    const make = (...names: string[]) => {
      const path = join(folder, ...names);
      mkdirSync(path, { recursive: true, mode: 0o755 });
      return path;
    };
    const [bin, libexec, opt, rules] = [make('bin'), make('libexec/keyfob'), make('opt'), make('rules')];
    const actions = make('actions');
    writeFileSync(join(actions, `${appId}.policy`), polkitPolicy(packagePhrases.english, packageInGerman), {
      mode: 0o644,
    });
    copyFileSync(join(checkout, 'packaging/rotate'), join(libexec, 'rotate'));
    chmodSync(join(libexec, 'rotate'), 0o755);
    copyFileSync(join(checkout, 'packaging/keyfob'), join(bin, 'keyfob'));
    copyFileSync(snap, join(bin, 'snap'));
    for (const name of ['keyfob', 'snap']) chmodSync(join(bin, name), 0o755);
    if (hasSystemdRun) SystemdPeer.putProgram(bin, nobody());
    installApp(join(opt, 'Keyfob'));

    const mounts = [
      'mount -t tmpfs -o mode=755 tmpfs /run',
      // The second one is how a machine tells that systemd started it.
      'mkdir -p /run/dbus /run/systemd/system',
      `mount -t overlay -o lowerdir=${bin}:/usr/bin overlay /usr/bin`,
      `mount -t overlay -o lowerdir=${dirname(libexec)}:/usr/libexec overlay /usr/libexec`,
      `mount -t overlay -o lowerdir=${actions}:/usr/share/polkit-1/actions overlay /usr/share/polkit-1/actions`,
      `mount -t overlay -o lowerdir=${opt}:/opt overlay /opt`,
      `mount --bind ${rules} /etc/polkit-1/rules.d`,
      'echo mounted',
      'exec cat',
    ];
    const keeper = startProgram('unshare', ['--mount', 'sh', '-ec', mounts.join('\n')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await Promise.race([
      once(keeper.stdout!, 'data'),
      once(keeper, 'exit').then(() => {
        throw new Error('the mounts failed');
      }),
    ]);
    const enter: Enter = ([program = '', ...args]) => [
      'nsenter',
      [`--mount=/proc/${keeper.pid}/ns/mnt`, '--', program, ...args],
    ];
    const polkit = await Polkit.start(enter, `/proc/${keeper.pid}/root`, rules);
    return new InstalledKeyfob(folder, enter, keeper, polkit);
  }

  /** The installed program as this user, who also is in `groups`. */
  as(user: User, groups: readonly number[]): Program {
    const executablePath = join(this.#folder, `start-${user.uid}`);
    const [command, args] = commandAs(user, groups, ['/usr/bin/keyfob']);
    const [enter, entered] = this.#enter([command, ...args]);
    // The driver adds --no-sandbox because it runs as root itself.
    const script = [
      '#!/bin/sh',
      `for argument; do shift; case "$argument" in --no-sandbox | ${noFolder}) ;; *) set -- "$@" "$argument" ;; esac; done`,
      `exec ${enter} ${entered.join(' ')} "$@"`,
      '',
    ].join('\n');
    writeFileSync(executablePath, script, { mode: 0o755 });
    return { executablePath, app: noFolder, sandbox: true };
  }

  /** The exit code of another program as this user, where Keyfob is installed. */
  async run(user: User, command: readonly string[]): Promise<number | null> {
    const [program, args] = commandAs(user, [], command);
    return (await runProgram(...this.#enter([program, ...args]))).code;
  }

  async remove(): Promise<void> {
    await this.polkit.stop();
    await endProgram(this.#keeper);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Electron under the app's name, which is what tells it that it is packaged. */
function installApp(folder: string): void {
  const electron = electronExecutable();
  if (electron === null) throw new Error('there is no Electron: run npm test');
  cpSync(dirname(electron), folder, {
    recursive: true,
    filter: (source) => source !== join(dirname(electron), 'resources/app') && source !== electron,
  });
  copyFileSync(electron, join(folder, 'keyfob'));
  chmodSync(join(folder, 'keyfob'), 0o755);
  for (const part of appParts)
    cpSync(join(checkout, part), join(folder, 'resources/app', part), { recursive: true });
}
