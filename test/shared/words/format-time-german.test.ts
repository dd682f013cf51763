import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatDuration, formatMoment, formatRelative } from '../../../src/shared/words/text/format-time.ts';
import { speakLanguage } from '../../fakes/speak-language.ts';

beforeAll(() => speakLanguage('de'));
afterAll(() => speakLanguage('en'));

it('writes times as German has them', () => {
  const at = new Date(2026, 10, 24, 12).getTime();
  expect(formatDuration(9.9 * 365.25 * 86_400_000)).toBe('9,9 Jahre');
  expect(formatRelative(at, at - 3 * 86_400_000)).toBe('in 3 Tagen');
  expect(formatRelative(at - 5 * 86_400_000, at)).toBe('vor 5 Tagen');
  expect(formatMoment(at)).toMatch(/^24\.11\.2026/);
});
