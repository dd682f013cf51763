import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desktop } from './desktop.ts';
import { endProgram, eventually, runProgram, startProgram, type ProgramOptions } from './processes.ts';
import type { User } from './users.ts';

/** A Wayland session on a desktop, without a screen: its clipboard and its keyboard. */
export interface WaylandSession {
  /** The desktop's environment for programs of this session; they find no X display. */
  readonly env: Record<string, string>;
  /** What another program reads from the clipboard; null: nothing. */
  paste(): Promise<string | null>;
  /** Puts a text there as another program does, which holds it until `release`. */
  copy(text: string): Promise<{ release(): Promise<void> }>;
  /** Presses a key of the keyboard, such as `Return`. */
  press(key: string): Promise<void>;
  stop(): Promise<void>;
}

const display = 'wayland-1';

/** Starts sway, with more lines in its configuration; it refuses root, so root must name another owner. */
export async function startWaylandSession(
  desktop: Desktop,
  owner?: User,
  lines: readonly string[] = [],
): Promise<WaylandSession> {
  const config = join(desktop.home, 'sway.conf');
  writeFileSync(config, ['xwayland disable', ...lines, ''].join('\n'), { mode: 0o644 });
  const base = Object.fromEntries(Object.entries(desktop.env).filter(([name]) => name !== 'DISPLAY'));
  const env = { ...base, WAYLAND_DISPLAY: display };
  const asOwner = { ...owner, env };
  const sway = startProgram('sway', ['--config', config], {
    ...owner,
    env: { ...base, WLR_BACKENDS: 'headless', WLR_LIBINPUT_NO_DEVICES: '1', WLR_RENDERER: 'pixman' },
    stdio: 'ignore',
  });
  const socket = join(desktop.env.XDG_RUNTIME_DIR!, display);
  await eventually('the socket of sway', () => (existsSync(socket) ? true : null));

  return {
    env,
    ...clipboardOf(asOwner),
    async press(key) {
      // Its keyboard is a new one, which the focused program must have met before the key is pressed.
      const { code, stderr } = await runProgram('wtype', ['-s', '300', '-k', key], asOwner);
      if (code !== 0) throw new Error(`wtype: ${stderr}`);
    },
    stop: () => endProgram(sway),
  };
}

/** Runs a command of sway's, as its configuration and a person's keys do; throws when it fails. */
export async function commandSway(desktop: Desktop, owner: User | undefined, command: string): Promise<void> {
  const runtime = desktop.env.XDG_RUNTIME_DIR!;
  const socket = readdirSync(runtime).find((name) => name.startsWith('sway-ipc.'));
  const args = ['-s', join(runtime, socket ?? ''), command];
  const { code, stdout } = await runProgram('swaymsg', args, { ...owner, env: desktop.env });
  if (code !== 0) throw new Error(`swaymsg ${command}: ${stdout}`);
}

/** The clipboard of a session as its other programs see it. */
export function clipboardOf(asOwner: ProgramOptions): Pick<WaylandSession, 'paste' | 'copy'> {
  const paste = async () => {
    const { code, stdout, stderr } = await runProgram('wl-paste', ['--no-newline'], asOwner);
    if (code === 0) return stdout;
    if (!/No selection|Nothing is copied/.test(stderr)) throw new Error(`wl-paste: ${stderr}`);
    return null;
  };
  return {
    paste,
    async copy(text) {
      const holder = startProgram('wl-copy', ['--foreground', text], { ...asOwner, stdio: 'ignore' });
      await eventually('the text of another program', async () => ((await paste()) === text ? true : null));
      return { release: () => endProgram(holder) };
    },
  };
}
