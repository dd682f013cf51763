import type { Input, InputEvent, WebContents } from 'electron';
import type { Acts } from '../core/desk/acts/acts.ts';

/** Electron tells of a key what `before-input-event` tells, which does not see each of them. */
type SeenInput = InputEvent & Partial<Omit<Input, 'type' | 'modifiers'>>;

/** Notes each act of a person over the page as the browser process sees it, before the page does. */
export function watchActs(page: WebContents, acts: Acts): void {
  page.on('input-event', (_event, input: SeenInput) => {
    if (isPress(input) || isKeyThatActs(input)) acts.note(performance.now());
  });
}

/** A finger's tap comes as a gesture, with no mouse button. */
function isPress({ type }: SeenInput): boolean {
  return type === 'mouseDown' || type === 'gestureTap';
}

/** Enter, Space and shortcuts; letters, arrows and what a held key repeats are no acts. */
function isKeyThatActs({ type, key = '', isAutoRepeat, control, alt, meta }: SeenInput): boolean {
  if ((type !== 'rawKeyDown' && type !== 'keyDown') || isAutoRepeat !== false) return false;
  const isShortcut = control === true || alt === true || meta === true;
  return key === 'Enter' || key === ' ' || (isShortcut && key.length === 1);
}
