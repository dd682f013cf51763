import type { Page } from 'playwright';

/** What stands on a screen in no language: names, addresses, paths, commands, dates and what the cluster says. */
const inNoLanguage = [
  /\b\d{1,2} (Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)( \d{4})?\b/g,
  /\b(UTC|GMT)([+-]\d+)?\b/g,
];

/** The words of `text` that are no part of a phrase: phrases stand in ⟦…⟧, also inside of each other. */
export function leftOver(text: string, names: readonly RegExp[] = []): string[] {
  let rest = '';
  let depth = 0;
  for (const letter of text) {
    if (letter === '⟦') depth += 1;
    if (depth === 0) rest += letter;
    if (letter === '⟧') {
      depth -= 1;
      rest += ' ';
    }
    if (depth < 0) break;
  }
  if (depth !== 0) return [`cut: ${text}`];
  for (const name of [...inNoLanguage, ...names]) rest = rest.replace(name, ' ');
  return rest.match(/\p{L}[\p{L}’'-]+/gu) ?? [];
}

/** Every text of the page and every label that only a screen reader says, one a line. */
export function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const blocks =
      'address, aside, button, dd, dt, footer, h1, h2, h3, h4, header, label, li, nav, p, td, th, [role]';
    const texts = new Set<string>();
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const { parentElement } = walk.currentNode;
      if (parentElement === null || parentElement.closest('script, style, code, pre, q') !== null) continue;
      const block = parentElement.closest(blocks) ?? parentElement;
      const copy = block.cloneNode(true) as Element;
      for (const inner of copy.querySelectorAll('script, style, code, pre, q')) inner.remove();
      const within = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
      const pieces: string[] = [];
      while (within.nextNode()) pieces.push(within.currentNode.nodeValue ?? '');
      texts.add(pieces.join(' '));
    }
    for (const element of document.querySelectorAll('*'))
      for (const name of [
        'aria-label',
        'aria-description',
        'aria-valuetext',
        'aria-roledescription',
        'title',
        'placeholder',
        'alt',
      ])
        texts.add(element.getAttribute(name) ?? '');
    return [...texts].map((text) => text.trim()).filter((text) => text !== '');
  });
}
