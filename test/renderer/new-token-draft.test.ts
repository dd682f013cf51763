import { describe, expect, it } from 'vitest';
import { lifetimeLimits } from '../../src/shared/contract/requests/new-token-requests.ts';
import { firstDraft, lifetimeOf, whatIsMissing } from '../../src/renderer/views/tokens/new-token-draft.ts';

const draftOf = (customAmount: string) => ({
  ...firstDraft(3600),
  account: { namespace: 'default', name: 'robot' },
  purpose: 'A robot',
  lifetime: 'custom',
  customAmount,
});

describe('another lifetime', () => {
  it.each([
    ['7', 604_800],
    ['1.5', 129_600],
    ['1,5', 129_600],
    [' 2 ', 172_800],
  ])('reads %j days as %i seconds', (amount, seconds) => {
    expect(lifetimeOf(draftOf(amount))).toBe(seconds);
    expect(whatIsMissing(draftOf(amount), lifetimeLimits)).toBeNull();
  });

  it.each(['', '7x', '1,5,2', '1e3', '-1', '0x10', 'a week'])('refuses %j in words', (amount) => {
    expect(lifetimeOf(draftOf(amount))).toBeNaN();
    expect(whatIsMissing(draftOf(amount), lifetimeLimits)).toBe(
      'Give the lifetime as a number, such as 7 or 1.5.',
    );
  });
});
