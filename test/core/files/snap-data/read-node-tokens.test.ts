import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readNodeTokens } from '../../../../src/main/core/files/snap-data/read-node-tokens.ts';
import { Secret } from '../../../../src/main/core/ports/secret.ts';

it.each([
  ['one token', 'abc\n', [['abc', null]]],
  ['an expiry', 'abc|1900000000', [['abc', 1_900_000_000_000]]],
  [
    'an expiry that is none',
    'abc|-1\ndef|soon\n',
    [
      ['abc', null],
      ['def', null],
    ],
  ],
  ['a host before it', '10.0.0.2:25000 abc\n', [['abc', null]]],
  ['empty lines and Windows line ends', '\r\nabc\r\n\n', [['abc', null]]],
  ['nothing', '', []],
] as const)('reads %s', (_name, text, lines) => {
  const read = readNodeTokens(text);
  expect(read.map(({ expiresAt }) => expiresAt)).toEqual(lines.map(([, expiresAt]) => expiresAt));
  expect(read.every(({ token }, at) => token.equals(new Secret(lines[at]![0])))).toBe(true);
});

it('never throws and never shows a token', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const lines = readNodeTokens(text);
      expect(lines.length).toBeLessThanOrEqual(text.split('\n').length);
      expect(JSON.stringify(lines.map(({ token }) => token))).toMatch(/^\[("\[secret\]"(,|(?=\])))*\]$/);
    }),
  );
});
