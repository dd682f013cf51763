/** Chance that a seed makes again. */
export type Chance = () => number;

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What readers have stumbled over: of every format a little, for none of them alone. */
const snippets = [
  ...[
    '\0',
    '\u001b[2K',
    '\r',
    '\n',
    '\r\n',
    '\u2028',
    '\ufeff',
    '\u202e',
    '\ud800',
    '\u{10ffff}',
    '%',
    '%zz',
    '\\',
  ],
  ...[
    '"',
    "'",
    '""',
    '`',
    '#',
    ',',
    ':',
    ': ',
    '- ',
    '? ',
    '| ',
    '>\n',
    '&a ',
    '*a',
    '!!binary ',
    '!<',
    '<<: *a',
    '---\n',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    '{"',
    '[[',
    '{}',
    '[]',
    'null',
    'true',
    'yes',
    '~',
    '-0',
    '1e999',
    '1e308',
    '9'.repeat(400),
  ],
  ...[
    '0x',
    '1_000',
    '.nan',
    '-9007199254740993',
    '"__proto__":',
    '"constructor":',
    '"toString":',
    '__proto__: a\n',
  ],
  ...[
    '.',
    '..',
    '/',
    '../',
    'a.b.c',
    'e30',
    'e30.e30.',
    '=',
    '==',
    'A',
    'AAAA',
    '-----BEGIN CERTIFICATE-----\n',
  ],
  ...[
    '-----END CERTIFICATE-----',
    '-----BEGIN PRIVATE KEY-----',
    '--',
    '--snap-data=',
    '=$SNAP_DATA/',
    '${',
    '://',
    '@',
  ],
  ...['[::', '127.1', '\u00fc', '\u0130', ' ', '\t', '|', '$', '(', ')*', '{"a":'],
].map((text) => Buffer.from(text));

/** A sample changed in one to eight places, so that a reader gets deep into it before it notices; seldom a huge one. */
export function mutate(samples: readonly Uint8Array[], limit: number, chance: Chance): Buffer {
  const below = (end: number) => Math.floor(chance() * end);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)]!;
  let bytes = Buffer.from(pick(samples));
  if (chance() < 0.02) bytes = Buffer.from(pick(snippets));
  for (let changes = 1 + below(8) * below(2); changes > 0; changes--) {
    const start = below(bytes.length + 1);
    const end = Math.min(bytes.length, start + 1 + below(chance() < 0.5 ? 4 : bytes.length));
    const [before, inside, behind] = [
      bytes.subarray(0, start),
      bytes.subarray(start, end),
      bytes.subarray(end),
    ];
    switch (below(8)) {
      case 0:
        bytes = Buffer.concat([before, Buffer.from([below(256)]), bytes.subarray(start + 1)]);
        break;
      case 1:
        bytes = Buffer.concat([before, behind]);
        break;
      case 2:
        bytes = Buffer.concat([before, inside, inside, behind]);
        break;
      case 3:
        bytes = before;
        break;
      case 4:
        bytes = Buffer.concat([before, Buffer.from(pick(samples)).subarray(below(200)), behind]);
        break;
      default:
        bytes = Buffer.concat([before, pick(snippets), behind]);
    }
    if (bytes.length > 64 * 1024) bytes = bytes.subarray(0, 64 * 1024);
  }
  if (chance() < 0.0005) {
    const piece = chance() < 0.5 || bytes.length === 0 ? pick(snippets) : bytes;
    const start = below(bytes.length + 1);
    const many = Buffer.alloc(1 + below(limit), piece);
    bytes = Buffer.concat([bytes.subarray(0, start), many, bytes.subarray(start)]).subarray(0, limit);
  }
  return bytes.subarray(0, limit);
}
