import type { LanguageTag } from '../../src/shared/contract/values/language.ts';
import { speakIn } from '../../src/shared/words/languages.ts';

/** Speaks a language; throws where its phrases cannot be loaded. */
export async function speakLanguage(tag: LanguageTag): Promise<void> {
  await speakIn(tag, (error) => {
    throw error;
  });
}
