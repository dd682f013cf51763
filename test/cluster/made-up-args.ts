import fc from 'fast-check';

const encoder = new TextEncoder();

const values = [
  ...[
    '',
    '/a',
    'b',
    'a,b',
    ',',
    'RBAC',
    'RBAC,Node',
    'AlwaysAllow',
    'Node',
    'rbac',
    'true',
    'false',
    't',
    'no',
    'raw',
  ],
  ...[
    '0',
    '1',
    '6443',
    '0x10',
    '0b1',
    '0o7',
    '017',
    '08',
    '1_0',
    '_1',
    '65535',
    '65536',
    '-1',
    '+5',
    '9223372036854775808',
  ],
  ...[
    '5m',
    '1h2m3.5s',
    '5',
    '.s',
    '1.s',
    '-.5µs',
    '3d',
    '99999999h',
    '-',
    '--',
    '-x',
    '--profiling',
    '#',
    '\t',
    '\r',
  ],
  ...[
    '$SNAP_DATA',
    '${SNAP_DATA}/t.csv',
    '${SNAP_COMMON}',
    '$EXTRA',
    '${EXTRA}',
    'a$EXTRA',
    '$SNAP_DATAx',
    '$_',
  ],
  ...[
    '$',
    '$$',
    '${',
    '${}',
    '${}}',
    '$1a',
    '${1}',
    '$*',
    '$-',
    '$/',
    '$é',
    '${SNAP_DATA:-x}',
    'é',
    '\u00a0',
    '\ufeff',
  ],
];
const names = [
  ...[
    'token-auth-file',
    'authorization-mode',
    'api-audiences',
    'tls-cert-file',
    'kubelet-certificate-authority',
  ],
  ...[
    'service-account-issuer',
    'allow-privileged',
    'anonymous-auth',
    'secure-port',
    'event-ttl',
    'bind-address',
    'v',
  ],
  ...['token-auth-file', 'authorization-mode', 'profiling', 'of-next-year', 'help', 'version', '$EXTRA', ''],
];

const value = fc.constantFrom(...values);
const name = fc
  .tuple(fc.constantFrom(...names), fc.constantFrom('-', '-', '-', '_'))
  .map(([each, dash]) => each.replaceAll('-', dash));
const flag = fc
  .tuple(name, fc.constantFrom('=', '=', '=', ' ', '  ', '\n', '\t'), value)
  .map(([each, between, given]) => `--${each}${between}${given}`);
const lone = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '--allow-privileged',
      '--profiling',
      '-v=2',
      '-v 3',
      '-v4',
      '--anonymous-auth=false',
    ),
  },
  { weight: 3, arbitrary: name.map((each) => `--${each}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '-h',
      '-hv',
      '-vh',
      '-v=',
      '-h=false',
      '-h=',
      '-test.x',
      '-htest.x',
      '-x',
      '-',
      '--',
      '---a',
      '--=a',
      '--version=false',
    ),
  },
  { weight: 1, arbitrary: value },
);
const quoted = fc
  .tuple(
    fc.oneof({ weight: 5, arbitrary: flag }, { weight: 2, arbitrary: lone }),
    fc.constantFrom('', '', '', '"', "'"),
    fc.nat(30),
  )
  .map(([text, quote, at]) => `${text.slice(0, at)}${quote}${text.slice(at)}${quote}`);
const blank = fc.constantFrom('', '', '', '', ' ', '\t', '\v', '\u00a0', '\u0085', '\u2003', '\u200b');
const line = fc
  .tuple(
    blank,
    fc.array(quoted, { minLength: 1, maxLength: 3 }),
    fc.constantFrom(' ', ' ', '  ', '\t'),
    blank,
  )
  .map(([before, parts, between, after]) => `${before}${parts.join(between)}${after}`);
const comment = fc.constantFrom('', '# --token-auth-file=/c', ' #', '"#"', '\\');
const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\n', '\r');
const usual = fc
  .array(fc.tuple(fc.oneof({ weight: 6, arbitrary: line }, { weight: 1, arbitrary: comment }), lineEnd), {
    maxLength: 6,
  })
  .map((lines) => lines.map((each) => each.join('')).join(''));

/** Small alphabets meet the corners of the reader: what splits, what is removed, what is expanded. */
const noise = fc.string({
  unit: fc.constantFrom(
    ...'--==__ \t\n\r\'"#$${}vhtaS1,/é'.split(''),
    'v',
    '--v=',
    '$EXTRA',
    '\u00a0',
    '\u0085',
  ),
  maxLength: 24,
});
const longest = 64 * 1024;
const long = fc
  .tuple(
    fc.integer({ min: longest - 3, max: longest + 1 }),
    fc.constantFrom('#', '--token-auth-file=/', ' '),
    fc.constantFrom('', '\n', '\r\n', '\n--profiling'),
  )
  .map(([length, start, end]) => `--event-ttl=5m\n${start.padEnd(length, 'x')}${end}`);

/** Files of arguments as people and accidents write them. */
export const argsFiles: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 600, arbitrary: usual.map((text) => encoder.encode(text)) },
  { weight: 300, arbitrary: noise.map((text) => encoder.encode(text)) },
  // Bytes that are no UTF-8.
  {
    weight: 20,
    arbitrary: usual.map((text) => Buffer.from(text.replaceAll(/[^\0-\x7f]/g, '\xff'), 'latin1')),
  },
  { weight: 1, arbitrary: long.map((text) => encoder.encode(text)) },
);
