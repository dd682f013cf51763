import { useLayoutEffect, useState } from 'react';

/** What has the focus, or had it when it vanished or was switched off; null when nothing has. */
let holder: Element | null = null;
/** What was around it, from the inside to the outside. */
let around: readonly Element[] = [];

/** Sees to it that the focus never gets lost, from now on: when what had it vanishes, it goes to what is nearest. */
export function followFocus(): void {
  document.addEventListener('focusin', (event) => {
    if (!(event.target instanceof Element)) return;
    holder = event.target;
    around = event.composedPath().filter((each) => each instanceof Element);
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
  const [opener] = useState(() => holder);
  useLayoutEffect(
    () => () => {
      if (opener === null || !opener.isConnected) return;
      if (isUsable(opener)) focus(opener);
      else holder = opener;
    },
    [opener],
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

/** The dialog or the scrolled region that it was in, else the heading of the screen; null until that is drawn. */
function nearest(): Element | null {
  const dialog = [...document.querySelectorAll('[role="dialog"]')].at(-1);
  if (dialog !== undefined) return dialog.querySelector('[data-autofocus]:enabled') ?? dialog;
  return (
    around.find((each) => each.isConnected && each.matches('[role="region"][tabindex="0"]')) ??
    document.querySelector('main h1')
  );
}

function focus(element: Element | null): void {
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return;
  element.focus({ preventScroll: true });
  if (document.activeElement === element) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
