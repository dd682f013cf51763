import { useEffect, useRef } from 'react';
import { screens, type Screen } from './screens.ts';

/** What keys do wherever one is in the window: going to a screen, by its name, or something else. */
export type KeyAct =
  | Screen
  | 'commands'
  | 'filter'
  | 'refresh'
  | 'back'
  | 'copy-fresh'
  | 'zoom-in'
  | 'zoom-out'
  | 'zoom-reset'
  | 'keys';

/** A key that others are held with. */
export type Modifier = 'ctrl' | 'shift' | 'alt';

/** Keys pressed together, and what they do. */
export interface Shortcut {
  readonly act: KeyAct;
  readonly modifiers: readonly Modifier[];
  /** As `KeyboardEvent.key` has it, letters small. */
  readonly key: string;
  /** Also while a dialog is open. */
  readonly isForDialogs?: true;
  /** Also again and again while it is held. */
  readonly repeats?: true;
}

const ctrl: readonly Modifier[] = ['ctrl'];
const zoom = { modifiers: ctrl, isForDialogs: true, repeats: true } as const;

/** Every key of the window, the one that is shown of an act first; where two fit, as on a Czech keyboard, the first one counts. */
export const shortcuts: readonly Shortcut[] = [
  { act: 'commands', modifiers: ctrl, key: 'k', isForDialogs: true },
  { act: 'copy-fresh', modifiers: ['ctrl', 'shift'], key: 'c', isForDialogs: true },
  { act: 'refresh', modifiers: ctrl, key: 'r' },
  { act: 'filter', modifiers: ctrl, key: 'f' },
  { act: 'back', modifiers: ['alt'], key: 'ArrowLeft' },
  { ...zoom, act: 'zoom-in', key: '+' },
  // Where the plus needs Shift.
  { ...zoom, act: 'zoom-in', key: '=' },
  { ...zoom, act: 'zoom-out', key: '-' },
  { ...zoom, act: 'zoom-reset', key: '0' },
  ...screens.slice(0, 9).map((screen, at) => ({ act: screen, modifiers: ctrl, key: String(at + 1) })),
  { act: 'settings', modifiers: ctrl, key: ',' },
  { act: 'keys', modifiers: [], key: '?' },
];

/** What of a key’s event tells which one it is. */
export type Stroke = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'>;

/** The shortcut of these keys; null where they are none. */
export function shortcutOf(stroke: Stroke): Shortcut | null {
  const { ctrlKey, shiftKey, altKey, metaKey } = stroke;
  if (metaKey) return null;
  return (
    shortcuts.find(
      ({ modifiers, key }) =>
        modifiers.includes('ctrl') === ctrlKey &&
        modifiers.includes('alt') === altKey &&
        // Which signs need Shift is up to the keyboard.
        (modifiers.includes('shift') === shiftKey || !/^[a-z]/i.test(key)) &&
        isKey(stroke, key),
    ) ?? null
  );
}

/** A digit counts by its place, too: a French keyboard has it behind Shift. */
function isKey({ key, code }: Stroke, wanted: string): boolean {
  return (key.length === 1 ? key.toLowerCase() : key) === wanted || code === `Digit${wanted}`;
}

const takers = new Map<KeyAct, readonly (() => void)[]>();

/** Does this at an act’s keys until the returned function is called; of several the last one that came. */
export function takeKey(act: KeyAct, run: () => void): () => void {
  const take = () => run();
  takers.set(act, [...(takers.get(act) ?? []), take]);
  return () => void takers.set(act, takers.get(act)?.filter((each) => each !== take) ?? []);
}

/** Does this at an act’s keys while the calling component is there. */
export function useKey(act: KeyAct, run: () => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => takeKey(act, () => latest.current()), [act]);
}

/** Listens to the keys of the whole window, from now on. */
export function followKeys(): void {
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const shortcut = shortcutOf(event);
    const take = shortcut === null ? undefined : takers.get(shortcut.act)?.at(-1);
    if (shortcut === null || take === undefined) return;
    if (shortcut.modifiers.length === 0 && isTyping(event.target)) return;
    event.preventDefault();
    if (event.repeat && shortcut.repeats !== true) return;
    if (shortcut.isForDialogs === true || !isDialogOpen()) take();
  });
}

/** Whether a dialog is open, which what lies behind it waits for. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.matches('textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])')
  );
}
