/** What Chromium takes for an act of a person, each before anything of the page hears of it. */
const acts = ['pointerdown', 'mousedown', 'pointerup', 'click', 'keydown'];

/**
 * Uses up what Chromium lets a script do after a click or a key: dialogs for files, windows over others, the clipboard.
 * Asking for a window, which main refuses, spends it at once; Keyfob's page needs none of it. It must run before any
 * script of the page. Nothing is dragged out either.
 */
export function guardActs(page: Window): void {
  for (const act of acts) {
    page.addEventListener(
      act,
      () => {
        if (page.navigator.userActivation.isActive) page.open('', '_blank');
      },
      true,
    );
  }
  page.addEventListener(
    'dragstart',
    (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
}
