import type { LanguageTag } from '../contract/values/language.ts';
import { speak } from './language/spoken.ts';

/** Speaks a language from now on, and ends when its phrases are there: those of English are always. */
export async function speakIn(tag: LanguageTag): Promise<void> {
  speak(tag === 'de' ? { ...(await import('./de/german.ts')).german } : null);
}
