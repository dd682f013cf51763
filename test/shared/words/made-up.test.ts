import { afterEach, describe, expect, it } from 'vitest';
import { inspectRightsPhrases } from '../../../src/shared/words/en/inspect-rights-phrases.ts';
import { palettePhrases } from '../../../src/shared/words/en/palette-phrases.ts';
import { questionPhrases } from '../../../src/shared/words/en/question-phrases.ts';
import { speak } from '../../../src/shared/words/language/spoken.ts';
import { formatDuration, formatMoment } from '../../../src/shared/words/text/format-time.ts';
import { madeUp } from '../../e2e/made-up/made-up.ts';

afterEach(() => speak(null));

describe('the made-up language', () => {
  it('wraps a phrase that is a text, and makes it longer by two fifths', () => {
    expect(madeUp().palette.refresh).toBe('⟦Refresh~~~⟧');
    expect(madeUp().navigation.screens.admin).toBe('⟦Admin credential ~~~~~ ⟧');
  });

  it('wraps what a phrase makes of its arguments', () => {
    expect(madeUp().palette.found(1)).toBe('⟦1 found~~~⟧');
    expect(madeUp().palette.found(12)).toBe('⟦12 found~~~~⟧');
  });

  it('stands around the pieces of a phrase, whatever they are', () => {
    const bold = { bold: 'a' };
    expect(madeUp().question.openOther.clusters(bold, bold)).toEqual([
      '⟦',
      ...questionPhrases().openOther.clusters(bold, bold),
      expect.stringMatching(/^[ ~]{16}⟧$/),
    ]);
    expect(madeUp().inspectRights.escalation.allowedBy([bold])).toEqual([
      '⟦',
      ...inspectRightsPhrases().escalation.allowedBy([bold]),
      '~~~~~⟧',
    ]);
  });

  it('wraps every text of every subject but the tag by which dates are written', () => {
    const bare = textsOf(madeUp(), '').filter(([, text]) => !/^⟦.*⟧$/s.test(text));
    expect(bare).toEqual([['time.locale', 'en-GB']]);
  });

  it('is spoken like any other', () => {
    speak({ ...madeUp() });
    expect(palettePhrases().field).toBe('⟦Find anything~~~~~~⟧');
    expect(formatDuration(3_600_000)).toBe('⟦1 h~~⟧');
    expect(formatMoment(0)).toMatch(/19(69|70)/);
  });
});

/** Every phrase that is a text, with its path. */
function textsOf(phrases: unknown, path: string): [path: string, text: string][] {
  if (typeof phrases === 'string') return phrases === '' ? [] : [[path, phrases]];
  if (typeof phrases !== 'object' || phrases === null) return [];
  return Object.entries(phrases).flatMap(([key, each]) =>
    textsOf(each, path === '' ? key : `${path}.${key}`),
  );
}
