/**
 * Those that fit what was typed, the best first, at most `most`; all in their order where nothing was. Each word of it must
 * be found: as it stands, or its letters in this order, the first of them at the beginning of a word.
 */
export function rankByText<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  typed: string,
  most: number,
): readonly Item[] {
  const words = plainText(typed).split(/\s+/).filter(Boolean);
  const fitting: { readonly item: Item; readonly score: number; readonly length: number }[] = [];
  if (words.length === 0) return items.slice(0, most);
  for (const item of items) {
    const text = textOf(item);
    const score = bestScore(words, text);
    if (score > 0) fitting.push({ item, score, length: text.length });
  }
  // The sort keeps the order of those that fit alike.
  return fitting
    .sort((a, b) => b.score - a.score || a.length - b.length)
    .slice(0, most)
    .map(({ item }) => item);
}

/** What a keyboard lacks is found as `u` and as `ue`. */
function bestScore(words: readonly string[], text: string): number {
  const score = scoreOf(words, plainText(text));
  return /[äöü]/i.test(text)
    ? Math.max(score, scoreOf(words, plainText(text.replace(/[äöüÄÖÜ]/g, '$&e'))))
    : score;
}

/** 0 where one of the words is not found. */
function scoreOf(words: readonly string[], text: string): number {
  const scores = words.map((word) => scoreOfWord(word, text));
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0);
}

/** From 1 to 4: at the beginning of all, of a word, inside of one; below 1 its letters alone, and 0 where not even they are. */
function scoreOfWord(word: string, text: string): number {
  let at = text.indexOf(word);
  if (at === 0) return 4;
  if (at < 0) return scoreOfLetters(word, text);
  while (at > 0) {
    if (isStart(text, at)) return 3;
    at = text.indexOf(word, at + 1);
  }
  return 2;
}

/** The more of the letters stand together or begin a word, the more. */
function scoreOfLetters(word: string, text: string): number {
  if (!hasInOrder(word, text)) return 0;
  /** The best score of the letters so far, by the place of the last of them; 0 where they cannot end there. */
  let best: readonly number[] = Array.from(text, (letter, at) =>
    letter === word[0] && isStart(text, at) ? 1 : 0,
  );
  for (let letter = 1; letter < word.length; letter += 1) {
    /** The best of those that end anywhere before. */
    let before = 0;
    let beside = 0;
    best = best.map((ended, at) => {
      const apart = before === 0 ? 0 : before + (isStart(text, at) ? 1 : 0.05);
      const together = beside === 0 ? 0 : beside + 0.75;
      before = Math.max(before, ended);
      beside = ended;
      return text[at] === word[letter] ? Math.max(apart, together) : 0;
    });
  }
  return Math.max(...best) / (word.length + 1);
}

function hasInOrder(word: string, text: string): boolean {
  let at = -1;
  for (const letter of word) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}

function isStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
}

function plainText(text: string): string {
  return text.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '');
}
