import { readlinkSync } from 'node:fs';
import { BusPeer } from '../bus-peer.ts';
import type { Desktop } from '../desktop.ts';
import { eventually, runProgram } from '../processes.ts';

const daemon = 'org.freedesktop.DBus';
const secrets = 'org.freedesktop.secrets';
const startDeadlineMs = 30_000;

/** How a Secret Service is when it has just been started. */
export type ServiceState =
  /** Its default keyring is open. */
  | 'open'
  /** Its default keyring says that it is locked, as after a login. */
  | 'locked'
  /** Its default keyring is locked, and the login did not tell it the password. */
  | 'asks'
  /** It has none. */
  | 'no-default'
  /** Another keyring is the default one, and that of before is not open. */
  | 'other-default';

/** What a person does with a question of the keyring that is on the screen. */
export type Reply = 'allow' | 'deny';

/** A real Secret Service on a desktop of its own. */
export interface SecretServiceLab {
  readonly name: string;
  /** Why a state cannot be had with it; null where it can. */
  why(state: ServiceState): string | null;
  /** Whether opening a keyring that says it is locked needs no answer. */
  readonly opensInSilence: boolean;
  /** Whether it asks for each entry of each new connection. */
  readonly asksForEntries: boolean;
  /** What it calls the keyring whose entries it hides while another is open; null where it shows and asks for them. */
  readonly hidesIn: string | null;
  start(desktop: Desktop, state: ServiceState): Promise<void>;
  /** Waits until a question is on the screen. */
  waitForQuestion(): Promise<void>;
  /** The question that is on the screen is answered. */
  reply(reply: Reply): Promise<void>;
  /** The accounts of Keyfob's entries, as they are in what it holds; in plain sight of nobody who asks the service. */
  accounts(): Promise<readonly string[]>;
  freeze(): void;
  thaw(): void;
  kill(): Promise<void>;
  /** Ends it as a logout does. */
  end(): Promise<void>;
}

/** Waits until the process has the name of the Secret Service; throws when another has it. */
export async function waitForOwner(desktop: Desktop, pid: number, program: string): Promise<void> {
  const peer = await BusPeer.connect(desktop.env.DBUS_SESSION_BUS_ADDRESS!);
  try {
    const owner = await eventually(
      'the Secret Service has its name',
      async () => {
        const ask = peer.call(daemon, '/org/freedesktop/DBus', daemon, 'GetConnectionUnixProcessID', 's', [
          secrets,
        ]);
        const [found] = await ask.catch(() => [null]);
        return found as number | null;
      },
      startDeadlineMs,
    );
    const executable = readlinkSync(`/proc/${owner}/exe`);
    if (owner !== pid || executable !== program)
      throw new Error(`${secrets} belongs to ${executable}, not to ${program}`);
  } finally {
    peer.close();
  }
}

/** Waits for a window by its title, types a text into it and presses a key. */
export async function typeInto(desktop: Desktop, title: string, text: string, key: string): Promise<void> {
  const id = await waitForWindow(desktop, title);
  const run = (args: readonly string[]) => runProgram('xdotool', args, { env: desktop.env });
  await run(['windowfocus', '--sync', id]);
  // The window hands the focus on to its field when it has been told of it.
  await new Promise((resolve) => setTimeout(resolve, 300));
  if (text !== '') await run(['type', text]);
  await run(['key', key]);
}

/** Waits until a window with this title is on the screen. */
export function waitForWindow(desktop: Desktop, title: string): Promise<string> {
  return eventually(
    `a window “${title}”`,
    async () => {
      const found = await runProgram('xdotool', ['search', '--onlyvisible', '--name', title], {
        env: desktop.env,
      });
      return found.stdout.split('\n').find((line) => line !== '');
    },
    startDeadlineMs,
  );
}
