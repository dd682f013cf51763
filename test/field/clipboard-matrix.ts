import { eventually } from '../desktop/processes.ts';
import { whyNoManager } from '../desktop/clipboard-managers.ts';
import { hasMutter } from '../desktop/mutter-session.ts';
import {
  newWlClipboard,
  seenByManagersMs,
  startClipboardGround,
  type DesktopName,
  type Manager,
  type WlClipboard,
} from './clipboard-ground.ts';
import type { Field } from './field-table.ts';

const ends = ['time', 'clear now', 'quit', 'SIGTERM', 'SIGKILL'] as const;

/** How the time of a token on the clipboard comes to its end. */
export type ClipboardEnd = (typeof ends)[number];

/** One copy and its end. */
export interface ClipboardCase {
  readonly desktop: DesktopName;
  readonly manager: Manager;
  /** Nothing on X11. */
  readonly wlClipboard: WlClipboard;
  readonly hasWindow: boolean;
  readonly end: ClipboardEnd;
}

/** What another program read after it, and what Keyfob said. */
export interface ClipboardRow extends ClipboardCase {
  /** Seconds after the end at which the token was there. */
  readonly thereAfter: readonly number[];
  readonly said: 'cleared' | 'left' | 'nothing';
  /** Whether clipboard managers were told that it is a secret. */
  readonly isMarked: boolean;
  /** Whether the clipboard manager has it in its history afterwards. */
  readonly isInHistory: boolean;
  /** The titles of the notices. */
  readonly notices: readonly string[];
}

const waits = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Copies a token, lets its time end, and looks after so many seconds each. */
export async function runClipboardCase(
  each: ClipboardCase,
  looksAfterSeconds: readonly number[],
): Promise<ClipboardRow> {
  // What is done before it, and any other end, must come before that of the time.
  const seconds = each.end === 'time' ? 10 : 60;
  const ground = await startClipboardGround(each.desktop, each.manager, each.wlClipboard, seconds);
  const { app } = ground;
  let isAppGone = false;
  try {
    const token = await ground.copy();
    await waits(seenByManagersMs);
    const isMarked = (await ground.types()).includes('x-kde-passwordManagerHint');
    if (!each.hasWindow) await ground.closeWindow();
    if (ground.said().length > 0) throw new Error('the time was over too early');
    if (each.end === 'clear now') await ground.clearNow();
    if (each.end === 'time' || each.end === 'clear now')
      await eventually('a word on the clipboard', () => (ground.said().length > 0 ? true : null), 20_000);
    else {
      isAppGone = true;
      const closed = app.electron.waitForEvent('close');
      if (each.end === 'quit') await ground.desktop.tray.click('Quit');
      else app.electron.process().kill(each.end);
      await closed;
    }
    const ended = performance.now();
    const thereAfter: number[] = [];
    for (const seconds of looksAfterSeconds) {
      await waits(Math.max(seconds * 1000 - (performance.now() - ended), 0));
      if ((await ground.read()) === token) thereAfter.push(seconds);
    }
    const last = ground.said().at(-1);
    return {
      ...each,
      thereAfter,
      said: last === undefined ? 'nothing' : last === 'clipboard-cleared' ? 'cleared' : 'left',
      isMarked,
      isInHistory: await ground.isKept(token),
      notices: ground.desktop.notifications.sent.map(({ summary }) => summary),
    };
  } finally {
    await ground.stop(isAppGone);
  }
}

type Path = Omit<ClipboardCase, 'end'>;

const onX = (manager: Manager): Path => ({ desktop: 'X11', manager, wlClipboard: 'none', hasWindow: true });
const onSway = (manager: Manager): Path => ({
  desktop: 'sway',
  manager,
  wlClipboard: 'from 2.2',
  hasWindow: false,
});

const paths: readonly Path[] = [
  ...([null, 'Klipper', 'GPaste', 'CopyQ', 'Xfce’s Clipman', 'Parcellite', 'Qlipper'] as const).map(onX),
  ...(['sway', 'GNOME (mutter)'] as const).flatMap((desktop) =>
    [
      { wlClipboard: 'none' as const, hasWindow: true },
      { wlClipboard: 'none' as const, hasWindow: false },
      { wlClipboard: '2.1' as const, hasWindow: false },
      { wlClipboard: 'from 2.2' as const, hasWindow: false },
    ].map((path) => ({ desktop, manager: null, ...path })),
  ),
  ...(['none', '2.1'] as const).map((wlClipboard) => ({
    ...onSway('Klipper'),
    wlClipboard,
    hasWindow: true,
  })),
  ...(['Klipper', 'cliphist', 'clipman'] as const).map(onSway),
];

/** Why a case cannot be run here; null when it can. */
export async function whyNotHere({
  desktop,
  manager,
  wlClipboard,
}: ClipboardCase | Path): Promise<string | null> {
  const why = manager === null ? null : await whyNoManager(manager);
  if (why !== null) return why;
  if (desktop === 'GNOME (mutter)' && !(await hasMutter())) return 'there is no mutter here';
  if (wlClipboard === 'from 2.2' && newWlClipboard() === null)
    return 'there is no wl-clipboard from 2.2 here';
  return null;
}

/** What became of the token, in a word; `broken` when it is still there and nobody was told. */
export function verdictOf({ thereAfter, said, end }: ClipboardRow): string {
  if (thereAfter.length === 0) return 'gone';
  if (said === 'left') return 'stays, told';
  return end === 'SIGKILL' && said === 'nothing' ? 'stays' : 'broken';
}

const atOnce = 6;

/** Every desktop and way to its clipboard, and every end, read by another program up to a minute later. */
export const fieldClipboard: Field = async (onProgress) => {
  const rows: string[][] = [];
  const broken: string[] = [];
  const skipped: string[] = [];
  const fill = async (path: Path, row: string[]) => {
    const desktop = path.manager === null ? path.desktop : `${path.desktop}, ${path.manager}`;
    const name = [desktop, path.wlClipboard, path.hasWindow ? 'focused' : 'closed'];
    const why = await whyNotHere(path);
    if (why !== null) {
      skipped.push(`${name.join(', ')}: ${why}`);
      row.push(...name, ...ends.map(() => 'not run'), 'not run', 'not run');
      return;
    }
    const done: ClipboardRow[] = [];
    const cells: string[] = [];
    for (const end of ends) {
      if (end === 'clear now' && !path.hasWindow) {
        cells.push('–');
        continue;
      }
      const one = await runClipboardCase({ ...path, end }, end === 'time' ? [1, 10, 60] : [1, 10]).catch(
        (error: unknown) => {
          broken.push(`${name.join(', ')}, ${end}: ${String(error)}`);
          return null;
        },
      );
      if (one === null) {
        cells.push('failed');
        continue;
      }
      onProgress(`${name.join(', ')}, ${end}: ${verdictOf(one)}`);
      if (verdictOf(one) === 'broken') broken.push(`${name.join(', ')}, ${end}: ${JSON.stringify(one)}`);
      done.push(one);
      cells.push(verdictOf(one));
    }
    const inWords = (is: boolean) => (is ? 'yes' : 'no');
    const marked = inWords(done.every(({ isMarked }) => isMarked));
    const kept = path.manager === null ? '–' : inWords(done.some(({ isInHistory }) => isInHistory));
    row.push(...name, ...cells, marked, kept);
  };
  const waiting = paths.map((path) => {
    const row: string[] = [];
    rows.push(row);
    return () => fill(path, row);
  });
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next();
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return {
    title: 'The clipboard',
    columns: ['desktop', 'wl-clipboard', 'window', ...ends, 'marked as a secret', 'in a history'],
    rows,
    broken,
    skipped,
  };
};
