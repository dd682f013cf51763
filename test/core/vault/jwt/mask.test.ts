import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Secret } from '../../../../src/main/core/ports/secret.ts';
import { maskToken } from '../../../../src/main/core/vault/jwt/mask.ts';

it('shows the first and the last six characters', () => {
  expect(maskToken(new Secret('abcdefGHIJKLMNOPQRSTUVWXuvwxyz'))).toBe('abcdef…uvwxyz');
});

it('shows nothing of a short token', () => {
  expect(maskToken(new Secret('change-me-please'))).toBe('••••••••••••');
  expect(maskToken(new Secret(''))).toBe('••••••••••••');
});

it('never shows more than half of a token', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (token) => {
      const shown = Array.from(maskToken(new Secret(token)).replaceAll(/[•…]/g, ''));
      expect(shown.length * 2).toBeLessThanOrEqual(Math.max(24, Array.from(token).length));
    }),
  );
});
