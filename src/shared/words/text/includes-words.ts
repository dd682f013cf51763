/** The words of what a person typed to find something. */
export function wordsOf(text: string): readonly string[] {
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Whether a text has all of these words, whole or in part, in any order. */
export function includesWords(text: string, words: readonly string[]): boolean {
  const lower = text.toLocaleLowerCase();
  return words.every((word) => lower.includes(word));
}
