import { useLayoutEffect, useState } from 'react';

/** What has the focus, or had it when it vanished or was switched off; null when nothing has. */
let holder: Element | null = null;
/** Where it was. */
let spot: Spot = { around: [], beside: [] };

/** Where something with the focus was, for when it is gone. */
interface Spot {
  /** What was around it, from the inside to the outside. */
  readonly around: readonly Element[];
  /** What else could have the focus, the nearest after it first, then the nearest before it. */
  readonly beside: readonly Element[];
}

/** Sees to it that the focus never gets lost, from now on: when what had it vanishes, it goes to what is nearest. */
export function followFocus(): void {
  document.addEventListener('focusin', (event) => {
    if (!(event.target instanceof Element)) return;
    holder = event.target;
    spot = spotOf(event.target);
  });
  // Before anybody else hears of it: what vanishes because the focus leaves must not call it back.
  document.addEventListener(
    'focusout',
    ({ target, relatedTarget }) => {
      if (relatedTarget !== null) holder = null;
      else if (document.hasFocus()) {
        // Only when all is done it can be told whether it was left, or is about to vanish.
        queueMicrotask(() => {
          if (holder !== null && holder === target && isLost() && isUsable(holder)) holder = null;
        });
      }
    },
    { capture: true },
  );
  new MutationObserver(mend).observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ['disabled'],
  });
}

/** Gives the focus back, when the calling component goes, to what had it when the component came. */
export function useFocusReturn(): void {
  const [[opener, openersSpot]] = useState(() => [holder, spot] as const);
  useLayoutEffect(
    () => () => {
      if (opener === null) return;
      if (isUsable(opener)) focus(opener);
      else [holder, spot] = [opener, openersSpot];
    },
    [opener, openersSpot],
  );
}

function mend(): void {
  if (holder === null || !isLost()) return;
  if (isUsable(holder)) focus(holder);
  else if (!holder.isConnected) focus(nearest());
}

function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** Not while it is switched off, nor hidden until the next screen is loaded. */
function isUsable(element: Element): boolean {
  return element.isConnected && element.checkVisibility() && !element.matches(':disabled');
}

/**
 * What tells how the act went, marked `data-result`, where that is around; else what is beside or the scrolled region. The
 * heading of the screen where none of it is left, because it is another screen; null until that is drawn.
 */
function nearest(): Element | null {
  const dialog = [...document.querySelectorAll('[role="dialog"]')].at(-1);
  if (dialog !== undefined) return dialog.querySelector('[data-autofocus]:enabled') ?? dialog;
  const around = spot.around.filter((each) => each.isConnected);
  const result = around
    .flatMap((each) => [...each.querySelectorAll('[data-result]')])
    .find((each) => isUsable(each) && each.textContent !== '');
  return (
    result ??
    around.find((each) => each.matches('[role="region"][tabindex="0"]')) ??
    spot.beside.find(isUsable) ??
    document.querySelector('main h1')
  );
}

function spotOf(element: Element): Spot {
  const room = element.closest('main, .notice-strip');
  const around: Element[] = [];
  // The next screen is in the same frame, and so are strips that tell of something else.
  for (let each = element.parentElement; each?.matches(frame) === false; each = each.parentElement)
    around.push(each);
  const strip = element.closest('aside');
  if (strip !== null) around.push(strip);
  const all = room === null ? [] : [...room.querySelectorAll(focusable)];
  const after = all.filter((each) => isAfter(each, element));
  const before = all.filter((each) => isAfter(element, each));
  return { around, beside: [...after, ...before.reverse()] };
}

const frame = 'main, aside, nav, .window, body';
const focusable = 'button, input, textarea, select, summary, a[href], [tabindex="0"]';

function isAfter(element: Element, other: Element): boolean {
  return (other.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function focus(element: Element | null): void {
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return;
  element.focus({ preventScroll: true });
  if (document.activeElement === element) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
