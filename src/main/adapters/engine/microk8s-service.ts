import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import { fail, ok } from '../../../shared/contract/values/result.ts';
import type { MicroK8sService } from '../../core/engine/engine-ports.ts';
import { nodeErrorCode } from '../system/error-code.ts';
import { findProgram, isRootsOrOurs } from '../files/trusted-path.ts';

/** How the service is restarted; times in milliseconds. */
export interface ServiceOptions {
  /** The PATH on which only trustworthy programs are taken. */
  readonly searchPath: string;
  readonly askWithinMs: number;
  readonly restartWithinMs: number;
  /** The installed program's command that removes the backup, or null where none is installed. */
  readonly forgetCommand: readonly string[] | null;
}

const snapName = 'microk8s';
const forgetUnit = 'keyfob-forget';
/** The states of a change that is over; every other one counts as running. */
const settled = new Set(['Done', 'Undone', 'Hold', 'Error']);
/** So long the output of a program that has ended is waited for. */
const readWithinMs = 1_000;
const environment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };

/** Restarts MicroK8s through snapd, or through systemd where there is no snap program. */
export function createMicroK8sService(options: ServiceOptions): MicroK8sService {
  const { searchPath, askWithinMs, restartWithinMs, forgetCommand } = options;
  const find = (name: string) => findProgram(name, searchPath, isRootsOrOurs);
  return {
    async check() {
      const isThere = (await find('snap')) !== null || (await find('systemctl')) !== null;
      return isThere ? ok(null) : fail({ code: 'rotation-no-restart' });
    },
    async isChanging() {
      const snap = await find('snap');
      if (snap === null) return ok(false);
      const listed = await run(snap, ['changes', snapName], askWithinMs);
      if (listed.code !== 0 || listed.stdout === null)
        return fail({ code: 'rotation-microk8s-busy', reason: 'unknown' });
      const [, ...rows] = listed.stdout.split('\n').filter((line) => line.trim() !== '');
      return ok(rows.some((row) => !settled.has(row.split(/\s+/)[1] ?? '')));
    },
    async restart(service) {
      const snap = await find('snap');
      const systemctl = snap === null ? await find('systemctl') : null;
      const [program, target] = snap === null ? [systemctl, `snap.${service}.service`] : [snap, service];
      if (program === null) return fail({ code: 'rotation-no-restart' });
      const { code } = await run(program, ['restart', target], restartWithinMs);
      return code === 0 ? ok(null) : fail({ code: 'rotation-restart-failed', service });
    },
    async scheduleForget(delayMs) {
      if (forgetCommand === null || !existsSync('/run/systemd/system')) return;
      const systemdRun = await find('systemd-run');
      if (systemdRun === null) return;
      // The timer of an earlier rotation would take this one's backup away too soon.
      const systemctl = await find('systemctl');
      if (systemctl !== null) await run(systemctl, ['stop', `${forgetUnit}.timer`], askWithinMs);
      const timer = `--on-active=${Math.ceil(delayMs / 1000)}s`;
      await run(
        systemdRun,
        ['--collect', `--unit=${forgetUnit}`, timer, '--', ...forgetCommand],
        askWithinMs,
      );
    },
  };
}

/** Runs a program in a session of its own, so that a closed terminal does not end it: its code, null when it did not end in time, and its output, null when that did not. */
async function run(program: string, args: readonly string[], withinMs: number) {
  const child = spawn(program, args, {
    env: environment,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
    timeout: withinMs,
    killSignal: 'SIGKILL',
  });
  const failed = new Promise<[null]>((resolve) => child.once('error', () => resolve([null])));
  const output = text(child.stdout).catch((error: unknown) => {
    if (nodeErrorCode(error) !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    return null;
  });
  const [code] = await Promise.race([once(child, 'exit') as Promise<[number | null]>, failed]);
  // What the program started may hold its output open for as long as it runs: no rotation waits for that.
  const patience = setTimeout(() => child.stdout.destroy(), readWithinMs);
  const stdout = await output;
  clearTimeout(patience);
  return { code, stdout };
}
