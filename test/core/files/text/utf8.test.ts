import { expect, it } from 'vitest';
import { readUtf8, utf8 } from '../../../../src/main/core/files/text/utf8.ts';

const text = 'é€\u{1f511}\ufeff';

it('reads UTF-8 as it is, with a byte order mark where there is one', () => {
  const bytes = new TextEncoder().encode(`\ufeff${text}`);
  expect([readUtf8(bytes), utf8(bytes)]).toEqual([`\ufeff${text}`, `\ufeff${text}`]);
});

it.each([
  ['Latin-1', [0xe9]],
  ['a letter that is cut short', [0x61, 0xc3]],
  ['an overlong letter', [0xc0, 0x8a]],
  ['half of a surrogate pair', [0xed, 0xa0, 0x80]],
  ['what is beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
])('takes nothing else for UTF-8: %s', (_, bytes) => {
  expect(readUtf8(Uint8Array.from(bytes))).toBeNull();
  expect(utf8(Uint8Array.from(bytes))).toContain('\ufffd');
});

it('takes é of another encoding for no é', () => {
  expect(utf8(Uint8Array.of(0xe9))).not.toBe(utf8(Uint8Array.of(0xc3, 0xa9)));
});
