import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { endProgram, eventually, startProgram, type ProgramOptions } from './processes.ts';
import type { WaylandSession } from './wayland-session.ts';

/** A window of another program that came to lie in front of all others. */
export interface FrontWindow {
  /** What its compositor gives it after a key of a person: a token with which another window may come to the front. */
  activationToken(): Promise<string>;
  /** Shows it anew, at once. */
  again(): void;
  /** The keys that were pressed in it. */
  readonly keys: readonly string[];
  close(): Promise<void>;
}

const script = `
import gi
gi.require_version('Gtk', '3.0')
import sys
from gi.repository import Gdk, Gio, GLib, Gtk

def on_key(window, event):
    print('key', Gdk.keyval_name(event.keyval), flush=True)
    if event.keyval == Gdk.KEY_Tab:
        flags = Gio.AppInfoCreateFlags.SUPPORTS_STARTUP_NOTIFICATION
        launched = Gio.AppInfo.create_from_commandline('true', None, flags)
        context = Gdk.Display.get_default().get_app_launch_context()
        print('token', context.get_startup_notify_id(launched, []), flush=True)

window = Gtk.Window()
window.set_default_size(1200, 850)
window.connect('key-press-event', on_key)
window.connect('map-event', lambda *_: print('mapped', flush=True))
def on_line(source, condition):
    if sys.stdin.readline() == 'again\\n':
        window.hide()
        window.show()
    return True

GLib.io_add_watch(sys.stdin, GLib.IO_IN, on_line)
window.show_all()
Gtk.main()
`;

/** Opens such a window; ordinary programs get the focus when they open one. */
export async function openFrontWindow(
  session: WaylandSession,
  asOwner: ProgramOptions,
): Promise<FrontWindow> {
  const program = startProgram('/usr/bin/python3', ['-c', script], {
    ...asOwner,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const said: string[] = [];
  createInterface(program.stdout as Readable).on('line', (line) => said.push(line));
  const heard = (word: string) =>
    said.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  await eventually('a window in front', () => (said.includes('mapped') ? true : null));
  return {
    async activationToken() {
      const before = heard('token').length;
      await session.press('Tab');
      return eventually('a token', () => heard('token')[before]);
    },
    again() {
      program.stdin?.write('again\n');
    },
    get keys() {
      return heard('key');
    },
    close: () => endProgram(program),
  };
}
