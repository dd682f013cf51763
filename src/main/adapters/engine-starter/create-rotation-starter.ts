import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { EngineCall, RotationStarter } from '../../core/ports/machine.ts';
import { rotateArguments, rotateLine } from '../../core/files/journal/rotate-line.ts';
import { findProgram, isRoots, isTrustedProgram } from '../files/trusted-path.ts';
import { terminalProgram, type OwnProgram } from './own-program.ts';
import { isRunning } from './running-process.ts';

/** A folder of this user's own, where the engine runs as that user. */
export interface OwnCluster {
  readonly snapData: string;
  readonly stateFolder: string;
  /** Where its `snap` is found. */
  readonly searchPath: string;
}

/** What this window is, and what it may start. */
export interface StarterOptions extends OwnProgram {
  readonly isRoot: boolean;
  readonly searchPath: string;
  /** The engine's own, for root. */
  readonly stateFolder: string;
  readonly demo: OwnCluster | null;
}

/** Starts the engine directly as root or for the demo, else through pkexec when no other user could have exchanged it. */
export function createRotationStarter(options: StarterOptions): RotationStarter {
  const { isRoot, program, programArguments, installed, searchPath, stateFolder } = options;
  const demoOf = (snapData: string) => (options.demo?.snapData === snapData ? options.demo : null);

  const stateFolderOf = (snapData: string) => demoOf(snapData)?.stateFolder ?? stateFolder;
  const withStateFolder = (call: EngineCall) => ({ ...call, stateFolder: stateFolderOf(call.snapData) });

  /**
   * What root is asked to run. It is looked at here and opened by pkexec later, after a person has typed a password:
   * by then only root can have put something else there.
   */
  const findRootStart = async () => {
    if (installed === null) return null;
    const [pkexec, ...areSafe] = await Promise.all([
      findProgram('pkexec', searchPath, isRoots),
      isTrustedProgram(installed.rotate, isRoots),
      isTrustedProgram(installed.script, isRoots),
      isTrustedProgram(installed.program, isRoots),
    ]);
    return pkexec !== null && areSafe.every(Boolean) ? { pkexec, rotate: installed.rotate } : null;
  };

  return {
    async way(snapData) {
      if (isRoot || demoOf(snapData) !== null) return 'direct';
      return (await findRootStart()) === null ? 'by-hand' : 'pkexec';
    },
    stateFolder: stateFolderOf,
    line(call) {
      return rotateLine(withStateFolder(call), { asRoot: true, program: terminalProgram(options) });
    },
    async start(call, way, onLine) {
      const unattended = [...rotateArguments(withStateFolder(call)), '--yes', '--json'];
      if (way === 'direct')
        return run(
          program,
          [...(isRoot ? ['--no-sandbox'] : []), ...programArguments, '--', ...unattended],
          demoOf(call.snapData)?.searchPath ?? searchPath,
          onLine,
        );
      const start = await findRootStart();
      if (start === null) return null;
      // The program is `keyfob rotate` already.
      const options = unattended.slice(1);
      return run(start.pkexec, ['--disable-internal-agent', start.rotate, ...options], searchPath, onLine);
    },
    isRunning,
  };
}

/** Runs in a session of its own, with little environment, so that it goes on when this window ends. */
async function run(
  program: string,
  args: readonly string[],
  searchPath: string,
  onLine: (line: string) => void,
): Promise<number | null> {
  const child = spawn(program, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...sessionEnvironment(), PATH: searchPath },
  });
  const lines = createInterface({ input: child.stdout });
  lines.on('line', onLine);
  const read = once(lines, 'close');
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    await read;
    return code;
  } catch {
    // 'error' instead of 'exit': the program could not be started.
    return null;
  }
}

/** What pkexec and the desktop's prompt need to find this session, and the language of messages. */
function sessionEnvironment(): Record<string, string> {
  const names = [
    ...['HOME', 'USER', 'XDG_RUNTIME_DIR', 'XDG_SESSION_ID', 'DBUS_SESSION_BUS_ADDRESS'],
    ...['LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG'],
  ];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
