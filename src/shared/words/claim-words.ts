import type { Claim } from '../contract/state/inspection.ts';
import { claimPhrases } from './en/claim-phrases.ts';

/** What a header field or a claim of a token means. */
export function claimMeaning({ part, path, isNoDate }: Pick<Claim, 'part' | 'path' | 'isNoDate'>): string {
  const say = claimPhrases().explained;
  const meanings: Readonly<Record<string, string>> = say[part];
  const meaning = (Object.hasOwn(meanings, path) ? meanings[path] : undefined) ?? say.other;
  return isNoDate ? say.noDate(meaning) : meaning;
}
