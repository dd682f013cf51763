import { describe, expect, it } from 'vitest';
import {
  firstDraft,
  lifetimeOf,
  problemsOf,
  type Draft,
  type Problems,
} from '../../src/renderer/views/tokens/new-token-draft.ts';

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
    expect(problemsOf(draftOf(amount))).toEqual({});
  });

  it.each(['', '7x', '1,5,2', '1e3', '-1', '0x10', 'a week'])('refuses %j in words', (amount) => {
    expect(lifetimeOf(draftOf(amount))).toBeNaN();
    expect(problemsOf(draftOf(amount))).toEqual({
      lifetime: 'Give the lifetime as a number, such as 7 or 1.5.',
    });
  });
});

describe('what is wrong', () => {
  const whole = draftOf('7');
  it.each<[string, Partial<Draft>, Problems]>([
    ['nobody', { account: null }, { account: 'Choose an account from the list.' }],
    ['no purpose', { purpose: ' ' }, { purpose: 'Say what the token is for.' }],
    ['five minutes', { lifetime: '300' }, { lifetime: 'The cluster grants no lifetime under 10 min.' }],
    ['centuries', { customAmount: '60000' }, { lifetime: 'The cluster grants no lifetime over 136 years.' }],
    ['nine audiences', { audiences: 'a b c d e f g h i' }, { audiences: 'Name eight audiences at most.' }],
    [
      'a new account without a name, and no purpose',
      { mode: 'new', purpose: '' },
      {
        name: 'Give it a name of small letters, digits and hyphens.',
        purpose: 'Say what the token is for.',
      },
    ],
    [
      'the name of Keyfob’s own account',
      { mode: 'new', preset: { ...whole.preset, name: 'dashboard' } },
      { name: 'Choose another name: Keyfob keeps “dashboard” for its own account.' },
    ],
  ])('%s', (_name, part, problems) => {
    expect(problemsOf({ ...whole, ...part })).toEqual(problems);
  });
});
