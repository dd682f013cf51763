import { spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Enter } from './polkit.ts';
import { endProgram, eventually, runProgram, startProgram, type ProgramEnd } from './processes.ts';

const manager = '/lib/systemd/systemd';
const tools = ['systemd-run', 'systemctl'];
const runtimeFolder = '/run/keyfob-systemd';

/** Whether a systemd is here to be started; it need not be what started this machine. */
export const hasSystemd =
  existsSync(manager) && tools.every((tool) => spawnSync(tool, ['--version']).status === 0);

/**
 * The real systemd as a manager of its own, among the mounts of a test: its own machine's one, if there is any, is not
 * touched. It takes the same arguments and makes the same timers as the one that starts a machine.
 */
export class UserSystemd {
  readonly #enter: Enter;
  readonly #manager: ChildProcess;

  private constructor(enter: Enter, program: ChildProcess) {
    this.#enter = enter;
    this.#manager = program;
  }

  /** Puts its tools into a folder that will lie over /usr/bin: they speak to this manager and to no other. */
  static putTools(bin: string): void {
    for (const tool of tools) {
      copyFileSync(join('/usr/bin', tool), join(bin, `real-${tool}`));
      const speak = `XDG_RUNTIME_DIR=${runtimeFolder} exec /usr/bin/real-${tool} --user "$@"`;
      writeFileSync(join(bin, tool), `#!/bin/sh\n${speak}\n`);
      for (const name of [tool, `real-${tool}`]) chmodSync(join(bin, name), 0o755);
    }
  }

  /** Starts it; /run is the mounts' own. */
  static async start(enter: Enter): Promise<UserSystemd> {
    await runProgram(...enter(['mkdir', '-p', '/run/systemd/system', runtimeFolder]));
    const program = startProgram(...enter([manager, '--user', '--log-level=err']), {
      env: { ...process.env, XDG_RUNTIME_DIR: runtimeFolder },
      stdio: 'ignore',
    });
    const systemd = new UserSystemd(enter, program);
    await eventually('systemd', async () =>
      (await systemd.ask(['list-timers'])).code === 0 && program.exitCode === null ? true : null,
    );
    return systemd;
  }

  /** Runs `systemctl` with these arguments. */
  ask(args: readonly string[]): Promise<ProgramEnd> {
    return runProgram(...this.#enter(['systemctl', ...args]));
  }

  async stop(): Promise<void> {
    await this.ask(['exit']);
    await endProgram(this.#manager);
  }
}
