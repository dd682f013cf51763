const gestureMs = 200;

/**
 * Lets a paste pass only just after a person pressed its keys or the middle button, so that no script in the page reads
 * the clipboard by `execCommand('paste')`; it runs before any script of the page and sees only what Chromium vouches for.
 */
export function guardPaste(page: Window): void {
  let lastGesture = Number.NEGATIVE_INFINITY;
  const note = (event: Event) => {
    if (event.isTrusted) lastGesture = event.timeStamp;
  };
  page.addEventListener(
    'keydown',
    (event) => {
      const key = event.key.toLowerCase();
      if ((event.ctrlKey && key === 'v') || (event.shiftKey && key === 'insert')) note(event);
    },
    true,
  );
  page.addEventListener(
    'mousedown',
    (event) => {
      if (event.button === 1) note(event);
    },
    true,
  );
  page.addEventListener(
    'paste',
    (event) => {
      if (event.timeStamp - lastGesture <= gestureMs) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
}
