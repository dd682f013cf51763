import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { Secret } from '../../../src/main/core/ports/secret.ts';

const secret = new Secret('hunter2');

it('is nowhere but in reveal()', () => {
  const printed = [
    String(secret),
    secret.toString(),
    JSON.stringify({ secret }),
    inspect(secret, { depth: 9, showHidden: true }),
    inspect({ nested: [secret] }, { depth: 9 }),
    JSON.stringify(structuredClone(secret)),
    Object.entries(secret).join(),
  ];
  expect(printed.filter((text) => text.includes('hunter2'))).toEqual([]);
  expect(secret.reveal()).toBe('hunter2');
});

it('compares by value', () => {
  expect(secret.equals(new Secret('hunter2'))).toBe(true);
  expect(secret.equals(new Secret('hunter'))).toBe(false);
});
