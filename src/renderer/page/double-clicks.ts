/**
 * Sees to it, from now on, that the second click of a double click means what the first one did: where that opened a dialog or
 * closed one, it comes upon what nobody has seen yet, and is dropped.
 */
export function followDoubleClicks(): void {
  let first: Element | null = null;
  const judge = (event: MouseEvent) => {
    const layer = layerOf(event.target);
    // Of a press the count is that of the click that it begins.
    if (event.detail < 2) first = layer;
    else if (layer !== first) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  for (const type of ['mousedown', 'click'] as const) window.addEventListener(type, judge, { capture: true });
}

/** The dialog with its ground, in which this is; null outside of every one. */
function layerOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('.mantine-Modal-root') : null;
}
