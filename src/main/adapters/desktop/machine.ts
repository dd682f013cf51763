import { readFile } from 'node:fs/promises';
import type { Machine } from '../../core/ports/machine.ts';
import type { SessionBus } from './dbus/session-bus.ts';
import { errorCode } from '../system/error-code.ts';

/** What is known of the machine without asking it. */
export interface MachineParts extends Pick<Machine, 'version' | 'runtime' | 'logFiles'> {
  readonly environment: NodeJS.ProcessEnv;
  readonly bus: Pick<SessionBus, 'call'>;
}

const daemon = 'org.freedesktop.DBus';
/** The bus itself answers, so that nobody waits long for a report. */
const deadlineMs = 1_000;

/** The program, the desktop by its environment, and the Secret Service by the session bus. */
export function createMachine({ environment, bus, ...program }: MachineParts): Machine {
  return {
    ...program,
    desktop: environment.XDG_CURRENT_DESKTOP,
    sessionType: environment.XDG_SESSION_TYPE,
    async secretService() {
      const process = await bus.call(
        {
          destination: daemon,
          path: '/org/freedesktop/DBus',
          interface: daemon,
          member: 'GetConnectionUnixProcessID',
          signature: 's',
          body: ['org.freedesktop.secrets'],
        },
        deadlineMs,
      );
      return process.ok ? processName(Number(process.value[0])) : null;
    },
  };
}

/** Its first 15 letters; those of other users and of hardened programs, too. */
async function processName(pid: number): Promise<string | null> {
  try {
    return (await readFile(`/proc/${pid}/comm`, 'utf8')).trimEnd();
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return null;
  }
}
