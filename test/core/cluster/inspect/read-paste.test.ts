import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPaste } from '../../../../src/main/core/cluster/inspect/read-paste.ts';

const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2ln';

it.each([
  token,
  `Bearer ${token}`,
  `Authorization: Bearer ${token}\n`,
  `authorization:bearer ${token}`,
  `"${token}"`,
  `'${token}'`,
  `  "${token}",\n`,
  `token: ${token}`,
  `token:      ${token}\n`,
  `"token": "${token}",`,
  `'Authorization: Bearer ${token}'`,
  `"Authorization": "Bearer ${token}"`,
  `Bearer ${token.slice(0, 20)}\n  ${token.slice(20)}\r\n`,
])('takes the token out of %j', (text) => {
  expect(readPaste(text)).toBe(token);
});

it.each(['', ' \n', 'Bearer ', 'Authorization: Bearer', 'token:', '""'])('finds none in %j', (text) => {
  expect(readPaste(text)).toBe('');
});

it('leaves a token as it is, however it begins', () => {
  for (const each of ['bearertoken', 'token', 'tokens:x', 'authorization', 'a"b', '"half'])
    expect(readPaste(each)).toBe(each);
  const characters = fc.constantFrom('a', 'Y', '0', '-', '_', '.', '~', '+', '/', '=', ':');
  fc.assert(
    fc.property(fc.array(characters, { minLength: 1 }), (all) => {
      const plain = `x${all.join('')}`;
      for (const wrapped of [plain, `Bearer ${plain}`, `token: ${plain}`, `"${plain}"`])
        expect(readPaste(wrapped)).toBe(plain);
    }),
  );
});
