import type { LanguageTag } from '../contract/values/language.ts';
import { speak } from './language/spoken.ts';

let asked = 0;
let spokenTag: LanguageTag = 'en';

/**
 * Speaks a language from the end of this call on, unless another one was asked for meanwhile; English, after `onBug` heard why,
 * where its phrases cannot be loaded. The tag of what is spoken then.
 */
export async function speakIn(tag: LanguageTag, onBug: (error: unknown) => void): Promise<LanguageTag> {
  const turn = ++asked;
  const phrases = await phrasesOf(tag).catch((error: unknown) => {
    onBug(error);
    return null;
  });
  if (turn === asked) {
    speak(phrases === null ? null : { ...phrases });
    spokenTag = phrases === null ? 'en' : tag;
  }
  return spokenTag;
}

/** The phrases of a language, or null for those of English, which are always there. */
async function phrasesOf(tag: LanguageTag) {
  return tag === 'de' ? (await import('./de/german.ts')).german : null;
}
