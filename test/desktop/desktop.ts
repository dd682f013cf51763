import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createKeyring, type TestKeyring } from './keyring.ts';
import { leaveSettings } from './left-settings.ts';
import { NotificationDaemon } from './notification-daemon.ts';
import { endProgram, startProgram, type ProgramOptions } from './processes.ts';
import { Prompter } from './prompter.ts';
import { TrayHost } from './tray-host.ts';
import type { User } from './users.ts';

/** Which parts a desktop starts with; all can be started and stopped later. */
export interface DesktopOptions {
  /** Default: unlocked. */
  readonly keyring?: 'unlocked' | 'locked' | 'absent';
  /** A tray host; default: yes. */
  readonly tray?: boolean;
  /** A notification daemon; default: yes. */
  readonly notifications?: boolean;
  /** Something that shows the keyring's questions; default: no, then each question ends as dismissed. */
  readonly prompter?: boolean;
  /** Whether nobody has started Keyfob there yet; default: somebody did, and has been through its first run. */
  readonly isNew?: boolean;
  /** Whose desktop it is; default: the user who runs the tests. */
  readonly owner?: User;
}

/** A desktop of its own: home, X display, session bus, keyring, tray host and notification daemon. */
export interface Desktop {
  /** The home folder; XDG_CONFIG_HOME and so on are the usual ones in it. */
  readonly home: string;
  /** The whole environment for programs on this desktop. */
  readonly env: Record<string, string>;
  readonly keyring: TestKeyring;
  readonly prompter: Prompter;
  readonly tray: TrayHost;
  readonly notifications: NotificationDaemon;
  /** Lets the bus take messages without answering, as on a machine that is busy with a login. */
  pauseBus(): void;
  resumeBus(): void;
  /** Ends the bus and starts another at its address; every part that was on it must be started again. */
  restartBus(): Promise<void>;
  stop(): Promise<void>;
}

const startDeadlineMs = 10_000;

/** Starts a desktop with real parts; nothing of it is left after `stop`, nor when the tests are killed. */
export async function startDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const { keyring: keyringState = 'unlocked', owner } = options;
  const home = mkdtempSync(join(tmpdir(), 'keyfob-desktop-'));
  const caretaker = startCaretaker(home);
  const own = (path: string) => {
    if (owner !== undefined) chownSync(path, owner.uid, owner.gid);
    return path;
  };
  const folder = (...names: string[]) => {
    const path = join(home, ...names);
    mkdirSync(path, { mode: 0o700 });
    return own(path);
  };
  own(home);
  const [runtime, config, cache] = [folder('run'), folder('.config'), folder('.cache')];
  folder('.local');
  if (options.isNew !== true)
    for (const app of ['Keyfob', 'Keyfob demo']) own(leaveSettings(folder('.config', app)));
  const base = {
    PATH: process.env.PATH ?? '',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_CONFIG_HOME: config,
    XDG_CACHE_HOME: cache,
    XDG_DATA_HOME: folder('.local', 'share'),
  };
  const address = `unix:path=${join(runtime, 'bus')}`;
  const asOwner: ProgramOptions = { env: base, ...owner, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] };
  const busArguments = [
    `--config-file=${own(writeBusConfig(home, address))}`,
    '--nofork',
    '--nopidfile',
    '--print-address=3',
  ];
  const startBus = () => startProgram('dbus-daemon', busArguments, asOwner);
  let bus = startBus();
  // Xvfb removes its socket and its lock file only when it may end by itself.
  const display = startProgram(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'],
    { ...asOwner, deathSignal: 'SIGTERM' },
  );
  let stopParts = () => Promise.resolve();
  const stop = async () => {
    await stopParts();
    await Promise.all([endProgram(bus), endProgram(display)]);
    const done = once(caretaker, 'exit');
    caretaker.stdin?.end();
    await done;
  };
  try {
    const [number] = await Promise.all([announced(display), announced(bus)]);
    const env = { ...base, DISPLAY: `:${number}`, DBUS_SESSION_BUS_ADDRESS: address };
    const keyring = createKeyring(env, owner);
    const prompter = new Prompter(address);
    const tray = new TrayHost(address);
    const notifications = new NotificationDaemon(address);
    stopParts = async () => {
      for (const part of [tray, notifications, prompter]) part.stop();
      await keyring.stop();
    };
    await Promise.all([
      keyringState === 'absent' ? null : keyring.start(),
      options.prompter === true ? prompter.start() : null,
      options.tray === false ? null : tray.start(),
      options.notifications === false ? null : notifications.start(),
    ]);
    if (keyringState === 'locked') await keyring.lock();
    return {
      home,
      env,
      keyring,
      prompter,
      tray,
      notifications,
      pauseBus: () => void bus.kill('SIGSTOP'),
      resumeBus: () => void bus.kill('SIGCONT'),
      async restartBus() {
        await endProgram(bus);
        bus = startBus();
        await announced(bus);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Removes the folder when its standard input ends, which it also does when the tests are killed. */
function startCaretaker(folder: string): ChildProcess {
  const script = 'read -r line; for i in 1 2 3 4 5; do rm -rf -- "$0" && exit 0; sleep 0.2; done';
  return startProgram('setsid', ['sh', '-c', script, folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    deathSignal: null,
  });
}

/** A session bus that starts no services: what is not there must be seen to be not there. */
function writeBusConfig(folder: string, address: string): string {
  const path = join(folder, 'bus.conf');
  const config = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>${address}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
  writeFileSync(path, config);
  return path;
}

/** The line that a program writes to its file descriptor 3 when it is ready. */
function announced(program: ChildProcess): Promise<string> {
  let complaints = '';
  program.stderr?.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${program.spawnargs.join(' ')} ${why}: ${complaints}`));
    const timer = setTimeout(() => fail('is not ready'), startDeadlineMs);
    program.on('error', reject);
    program.on('close', (code, signal) => fail(`ended (${code ?? signal ?? ''})`));
    createInterface(program.stdio[3] as Readable).once('line', resolve);
    program.stdio[3]?.once('data', () => clearTimeout(timer));
  });
}
