import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findClipboardManagers, findWlClipboard } from '../../scripts/setup/clipboard-parts.mjs';
import { BusPeer } from './bus-peer.ts';
import type { Desktop } from './desktop.ts';
import { endProgram, eventually, runProgram, startProgram } from './processes.ts';
import { unpackedProgram } from './unpacked.ts';

/** The clipboard managers that can be started; each of them keeps a history. */
export type ManagerName =
  'Klipper' | 'GPaste' | 'CopyQ' | 'Xfce’s Clipman' | 'Parcellite' | 'Qlipper' | 'cliphist' | 'clipman';

/** A clipboard manager that runs. */
export interface ClipboardManager {
  /** What it has kept; some tell that only when they have been ended. */
  history(): Promise<string>;
  stop(): Promise<void>;
}

type Environment = Readonly<Record<string, string>>;
type Start = (desktop: Desktop, env: Environment) => Promise<ClipboardManager>;

const [managers, wlClipboard] = [findClipboardManagers(), findWlClipboard()];
const root = managers.status === 'ready' ? managers.root : '';
const wlFolder = wlClipboard.status === 'ready' ? join(wlClipboard.root, 'usr/bin') : '';
/** Comes with GLib itself. */
const schemaCompiler = '/usr/lib/x86_64-linux-gnu/glib-2.0/glib-compile-schemas';

/** A manager of another desktop loads half of that before it answers. */
const startMs = 30_000;

/** Why this one cannot be started here; null when it can. */
export async function whyNoManager(name: ManagerName): Promise<string | null> {
  if (name === 'CopyQ') {
    const env = { PATH: process.env.PATH ?? '', QT_QPA_PLATFORM: 'offscreen' };
    const said = await runProgram('copyq', ['--version'], { env }).catch(() => null);
    return said?.code === 0 ? null : 'there is no CopyQ here';
  }
  if (managers.status === 'unavailable') return managers.reason;
  const isWatching = name === 'cliphist' || name === 'clipman';
  return isWatching && wlClipboard.status === 'unavailable' ? wlClipboard.reason : null;
}

/** Starts it in a session with this environment. */
export function startManager(
  name: ManagerName,
  desktop: Desktop,
  env: Environment,
): Promise<ClipboardManager> {
  return starts[name](desktop, { ...env, GSETTINGS_BACKEND: 'memory' });
}

const starts: Readonly<Record<ManagerName, Start>> = {
  Klipper: onBus('usr/bin/klipper', '/klipper', [
    'org.kde.klipper',
    'org.kde.klipper.klipper',
    'getClipboardHistoryMenu',
  ]),
  async GPaste(desktop, env) {
    const schemas = join(root, 'usr/share/glib-2.0/schemas');
    await runProgram(schemaCompiler, ['--targetdir', desktop.home, schemas]);
    const start = onBus('usr/libexec/gpaste/gpaste-daemon', '/org/gnome/GPaste', [
      'org.gnome.GPaste',
      'org.gnome.GPaste2',
      'GetRawHistory',
    ]);
    return start(desktop, { ...env, GSETTINGS_SCHEMA_DIR: desktop.home });
  },
  async CopyQ(_, env) {
    const server = startProgram('copyq', [], { env, stdio: 'ignore' });
    const ask = async (...args: string[]) => {
      const { code, stdout } = await runProgram('copyq', args, { env });
      return code === 0 ? stdout : null;
    };
    await eventually('CopyQ', () => ask('size'));
    return {
      history: async () => (await ask('separator', '\\n', 'read', '0', '1', '2', '3')) ?? '',
      stop: () => endProgram(server),
    };
  },
  'Xfce’s Clipman': writing('.cache/xfce4/clipman/textsrc', [
    'usr/bin/trayer',
    'usr/lib/x86_64-linux-gnu/xfce4/xfconf/xfconfd',
    'usr/bin/xfce4-clipman',
  ]),
  Parcellite: writing('.local/share/parcellite/history', ['usr/bin/parcellite']),
  Qlipper: writing('.config/Qlipper/qlipper.ini', ['usr/bin/qlipper']),
  cliphist: watching(join(wlFolder, 'cliphist'), async (program, _, env) => {
    const ask = async (...args: string[]) => (await runProgram(program, args, { env })).stdout;
    const numbers = [...(await ask('list')).matchAll(/^\d+/gm)].map(([number]) => number);
    return (await Promise.all(numbers.map((number) => ask('decode', number)))).join('\n');
  }),
  clipman: watching(join(root, 'usr/bin/clipman'), (_, desktop) =>
    readFileSync(join(desktop.home, '.local/share/clipman.json'), 'utf8'),
  ),
};

function startUnpacked(path: string, env: Environment) {
  const platform = env.DISPLAY === undefined ? 'wayland' : 'xcb';
  const program = unpackedProgram(root, path);
  return startProgram(program.command, program.args, {
    env: { ...env, ...program.env, QT_QPA_PLATFORM: platform },
    stdio: 'ignore',
  });
}

/** One that tells its history on the session bus. */
function onBus(
  path: string,
  object: string,
  [name, iface, member]: readonly [string, string, string],
): Start {
  return async (desktop, env) => {
    const program = startUnpacked(path, env);
    const peer = await BusPeer.connect(desktop.env.DBUS_SESSION_BUS_ADDRESS!);
    const ask = () => peer.call(name, object, iface, member);
    await eventually(name, () => ask().catch(() => null), startMs);
    return {
      history: async () => JSON.stringify(await ask()),
      async stop() {
        peer.close();
        await endProgram(program);
      },
    };
  };
}

/** One that has its history in a file at the latest when it has ended; the last of the programs is the manager. */
function writing(file: string, paths: readonly string[]): Start {
  return (desktop, env) => {
    const programs = paths.map((path) => startUnpacked(path, env));
    const stop = async () => {
      for (const program of programs.toReversed()) await endProgram(program);
    };
    return Promise.resolve({
      async history() {
        await stop();
        // Qt’s settings write a letter by its number where a number stands before it.
        return readFileSync(join(desktop.home, file), 'latin1').replaceAll(
          /\\x([0-9a-f]{2})/g,
          (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)),
        );
      },
      stop,
    });
  };
}

/** One that wl-paste tells of each new text. */
function watching(
  program: string,
  read: (program: string, desktop: Desktop, env: Environment) => Promise<string> | string,
): Start {
  return (desktop, env) => {
    const watcher = startProgram(join(wlFolder, 'wl-paste'), ['--watch', program, 'store'], {
      env,
      stdio: 'ignore',
    });
    return Promise.resolve({
      history: async () => read(program, desktop, env),
      stop: () => endProgram(watcher),
    });
  };
}
