import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTokens } from '../../../../../src/main/core/cluster/inspect/paste/find-tokens.ts';
import { base64, fold, kubeconfigOf, madeToken, secretOf } from './made-tokens.ts';
import { growth, mostOfHundredfold } from '../../../../growth.ts';

const token = madeToken('reader');
const other = madeToken('gardener');
const opaque = 'VGhpc0lzTm90QVJlYWxUb2tlblRoaXNJc05vdEFSZWFsVG9rZW5UaGlzMEsK';
const short = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2ln';
const seed = 20_261_130;

const tokensOf = (text: string) => findTokens(text).tokens?.map((each) => each.token.reveal()) ?? [];
const unfound = (text: string) => {
  const finding = findTokens(text);
  return finding.tokens === null ? finding.unfound : finding.tokens.map((each) => each.token.reveal());
};

type Wrapping = readonly [name: string, wrap: (token: string) => string];

/** In these any token is found. */
const plain: readonly Wrapping[] = [
  ['alone', (each) => each],
  ['with line ends', (each) => `\r\n  ${each}\r\n\r\n`],
  ['a header', (each) => `Authorization: Bearer ${each}\n`],
  ['a header in small letters', (each) => `authorization:bearer ${each}`],
  ['Bearer', (each) => `Bearer ${each}`],
  ['quotes', (each) => `"${each}",`],
  ['typographic quotes', (each) => `“${each}”`],
  ['backticks', (each) => `\`${each}\``],
  ['a fence', (each) => `\`\`\`text\n${each}\n\`\`\``],
  ['a quoted header', (each) => `'Authorization: Bearer ${each}'`],
  ['JSON of a header', (each) => `"Authorization": "Bearer ${each}"`],
  ['a key', (each) => `token:      ${each}\n`],
  ['a member of JSON', (each) => `"token": "${each}",`],
  ['export', (each) => `export TOKEN=${each}`],
  ['.env', (each) => `# local\r\nAPI_URL="https://192.0.2.10"\r\nK8S_TOKEN="${each}"\r\nDEBUG=1\r\n`],
  ['PowerShell', (each) => `$env:TOKEN = "${each}"`],
  ['a prompt behind', (each) => `${each}\nana@homebox:~$ `],
  ['a prompt before', (each) => `ana@homebox:~$ cat token\n${each}\n[ana@homebox ~]$ `],
  ['zsh', (each) => `${each}%\n❯ `],
  ['colours', (each) => `\u001b[32m${each}\u001b[0m`],
  ['colours without escape', (each) => `[1;32m${each}[0m`],
  [
    'hidden characters',
    (each) => `\ufeff${each.slice(0, 20)}\u200b${each.slice(20, 40)}\u00ad${each.slice(40)}\u00a0`,
  ],
  ['curl', (each) => `curl -sk -H "Authorization: Bearer ${each}" https://192.0.2.10:16443/api`],
  [
    'curl -v',
    (each) =>
      `* using HTTP/2\n* [HTTP/2] [1] [authorization: Bearer ${each}]\n> authorization: Bearer ${each}\n> accept: */*\n>\n< HTTP/2 200\n`,
  ],
  ['kubectl --token', (each) => `kubectl --token ${each} get pods`],
  ['kubectl --token=', (each) => `kubectl --token=${each} get pods`],
  ['a query', (each) => `https://192.0.2.10:16443/login?token=${each}&a=1`],
  ['a row', (each) => `${each},admin,admin,"system:masters"`],
  ['a quoted row', (each) => `"${each}",admin,admin,"system:masters,admins"`],
  ['kubeconfig', (each) => kubeconfigOf({ reader: each })],
  ['kubeconfig with Windows line ends', (each) => kubeconfigOf({ reader: each }).replaceAll('\n', '\r\n')],
  [
    'kubeconfig after its command',
    (each) => `$ microk8s config\n${kubeconfigOf({ reader: each })}ana@homebox:~$ `,
  ],
  [
    'kubeconfig as JSON',
    (each) => JSON.stringify({ kind: 'Config', users: [{ name: 'a', user: { token: each } }] }),
  ],
  ['kubeconfig as base64', (each) => base64(kubeconfigOf({ reader: each }))],
  ['kubeconfig as wrapped base64', (each) => fold(base64(kubeconfigOf({ reader: each })), 76)],
  ['Secret', (each) => secretOf('reader-token', { 'ca.crt': 'none', namespace: 'garden', token: each })],
  [
    'Secret after its command',
    (each) => `$ kubectl get secret x -o json\n${secretOf('x', { token: each })}\nana@homebox:~$`,
  ],
  [
    'Secrets',
    (each) => `{"kind":"List","items":[${secretOf('a', { token: each })},${secretOf('b', { user: 'x' })}]}`,
  ],
  ['Secret with a kubeconfig', (each) => secretOf('admin', { value: kubeconfigOf({ reader: each }) })],
  [
    'Secret in YAML',
    (each) =>
      `apiVersion: v1\ndata:\n  token: ${base64(each)}\nkind: Secret\nmetadata:\n  name: reader-token\n`,
  ],
  [
    'stringData',
    (each) =>
      `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData:\n  token: ${each}\n---\nkind: ConfigMap\napiVersion: v1\n`,
  ],
  [
    'TokenRequest',
    (each) => JSON.stringify({ kind: 'TokenRequest', spec: { audiences: ['x'] }, status: { token: each } }),
  ],
  ['TokenReview', (each) => JSON.stringify({ kind: 'TokenReview', spec: { token: each } })],
  ['ExecCredential', (each) => JSON.stringify({ kind: 'ExecCredential', status: { token: each } }, null, 2)],
  ['terraform output', (each) => `cluster = "home"\ntoken = "${each}"\n`],
  [
    'terraform output -json',
    (each) => JSON.stringify({ token: { sensitive: true, type: 'string', value: each } }),
  ],
  ['JSON in JSON', (each) => JSON.stringify({ message: JSON.stringify({ access_token: `${each}\n` }) })],
];

/** In these a JWT is found. */
const ofJwts: readonly Wrapping[] = [
  ['base64', base64],
  ['base64 with a line end inside', (each) => base64(`${each}\n`)],
  ['base64 of 76', (each) => fold(base64(each), 76)],
  ['base64 of a Secret', (each) => `  token: ${base64(each)}`],
  ['base64 with a prompt glued', (each) => `${base64(each)}ana@homebox:~$ `],
  ['broken by a terminal', (each) => fold(each, 80)],
  ['broken and indented', (each) => `token: ${fold(each, 64, '       ')}\n`],
  ['broken with Windows line ends', (each) => fold(each, 80).replaceAll('\n', '\r\n')],
  ['broken, with a prompt glued', (each) => `${fold(each, 80)}ana@homebox:~$ `],
  ['a prompt glued', (each) => `${each}ana@homebox:~$ `],
  ['a word below', (each) => `${each}\ndone\n`],
  ['words around', (each) => `Here it is: ${each}, please keep it.`],
  ['the end of a sentence', (each) => `It is ${each}.`],
  ['an encoded query', (each) => `https://192.0.2.10/?a=b&auth=Bearer%20${each}&c=d`],
  ['a log line', (each) => `2026-11-30T03:00:00Z INFO request headers={"Authorization":["Bearer ${each}"]}`],
  ['an escaped string', (each) => `"first\\n${each}\\nlast"x`],
  [
    'docker config',
    (each) => JSON.stringify({ auths: { 'registry.local': { auth: base64(`reader:${each}`) } } }),
  ],
  ['Secret fragment', (each) => `data:\n  ca.crt: ${base64('none')}\n  token: ${base64(each)}\nkind: Sec`],
];

describe('the tokens of a pasted text', () => {
  it.each(plain)('are found in %s, JWT or not', (_name, wrap) => {
    expect(tokensOf(wrap(token))).toEqual([token]);
    expect(tokensOf(wrap(opaque))).toEqual([opaque]);
  });

  it.each(ofJwts)('are found in %s', (_name, wrap) => {
    expect(tokensOf(wrap(token))).toEqual([token]);
  });

  it('are found in any wrapping, whatever the token, and nothing else is', () => {
    const signature = fc.uint8Array({ minLength: 256, maxLength: 256 });
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
    fc.assert(
      fc.property(signature, name, fc.constantFrom(...plain, ...ofJwts), (bytes, account, [, wrap]) => {
        const planted = madeToken(account, bytes);
        expect(tokensOf(wrap(planted))).toEqual([planted]);
      }),
      { seed, numRuns: 1500 },
    );
  });

  it('are found broken at any width, alone and behind a name', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 24, max: 200 }),
        fc.constantFrom('', 'Authorization: Bearer ', 'token: '),
        (width, before) => {
          expect(tokensOf(fold(`${before}${token}`, width))).toEqual([token]);
          expect(tokensOf(fold(base64(token), width))).toEqual([token]);
        },
      ),
      { seed, numRuns: 300 },
    );
  });

  it('are told apart where there are several, each once', () => {
    expect(tokensOf(kubeconfigOf({ reader: token, gardener: other, again: token }))).toEqual([token, other]);
    expect(tokensOf(`${token}\n${other}\n`)).toEqual([token, other]);
    expect(tokensOf(`${fold(token, 80)}\n${fold(other, 80)}`)).toEqual([token, other]);
    expect(tokensOf(`${opaque},admin,admin\n${opaque.toLowerCase()},bob,1,"a,b"\n`)).toHaveLength(2);
    expect(tokensOf(secretOf('two', { token, other }))).toEqual([token, other]);
  });

  it('have the place where they stood', () => {
    const places = (text: string) => findTokens(text).tokens?.map(({ place, line }) => ({ ...place, line }));
    expect(places(kubeconfigOf({ reader: token, gardener: other }))).toEqual([
      { kind: 'kubeconfig', name: 'reader', key: null, line: 11 },
      { kind: 'kubeconfig', name: 'gardener', key: null, line: 14 },
    ]);
    expect(places(secretOf('reader-token', { token }))).toEqual([
      { kind: 'secret', name: 'reader-token', key: 'token', line: null },
    ]);
    expect(places(`a\nexport TOKEN=${token}`)).toEqual([
      { kind: 'field', name: 'TOKEN', key: null, line: 2 },
    ]);
  });

  it('never lend their text to a name', () => {
    for (const text of [
      kubeconfigOf({ [opaque]: opaque }),
      secretOf(opaque, { [`${opaque}-token`]: opaque }),
    ])
      expect(JSON.stringify(findTokens(text))).not.toContain(opaque);
  });

  it('are as they were written, also where they are damaged or cut off', () => {
    for (const each of [short, token.slice(0, 300), token.slice(0, 200), `${token.split('.', 1)[0]!}.e~`])
      expect(tokensOf(each)).toEqual([each]);
    expect(tokensOf(`Authorization: Bearer ${token.slice(0, 300)}`)).toEqual([token.slice(0, 300)]);
    expect(tokensOf('eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.')).toEqual([
      'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.',
    ]);
  });

  it('are any word that is pasted alone', () => {
    for (const each of ['bearertoken', 'token', 'tokens:x', 'authorization', 'a"b', '"half'])
      expect(tokensOf(each)).toEqual([each]);
    const characters = fc.constantFrom('a', 'Y', '0', '-', '_', '.', '~', '+', '/', '=', ':');
    fc.assert(
      fc.property(fc.array(characters, { minLength: 1 }), (all) => {
        const word = `x${all.join('')}`;
        fc.pre(!word.includes('://'));
        for (const wrapped of [word, `Bearer ${word}`, `token: ${word}`, `"${word}"`])
          expect(tokensOf(wrapped)).toEqual([word]);
      }),
      { seed },
    );
  });
});

describe('a text without a token', () => {
  const certificate = `-----BEGIN CERTIFICATE-----\n${fold(base64('x'.repeat(600)), 64)}\n-----END CERTIFICATE-----\n`;
  const key = certificate.replaceAll('CERTIFICATE', 'RSA PRIVATE KEY');
  const withUser = (user: string) => `${kubeconfigOf({})}- name: admin\n  user:\n    ${user}\n`;

  it.each([
    ['', 'empty'],
    [' \n\u200b', 'empty'],
    ['Bearer ', 'nothing'],
    ['Authorization: Bearer', 'nothing'],
    ['token:', 'nothing'],
    ['""', 'nothing'],
    ['the bearer token of the dashboard does not work', 'nothing'],
    ['https://192.0.2.10:16443/login', 'nothing'],
    ['2026-11-30T03:00:00Z,some,thing,else', 'nothing'],
    ['{"kind":"Pod","metadata":{"name":"a"},"spec":{"automountServiceAccountToken":true}}', 'nothing'],
    [secretOf('plain', { user: 'ana', note: 'nothing to see' }), 'nothing'],
    ['apiVersion: v1\nkind: ConfigMap\ndata:\n  tokenPath: /var/run/secrets/token\n', 'nothing'],
    [kubeconfigOf({}), 'kubeconfig'],
    [kubeconfigOf({ admin: 'REDACTED' }), 'redacted'],
    ['ca.crt:     1115 bytes\nnamespace:  6 bytes\ntoken:      1023 bytes\n', 'redacted'],
    [
      withUser(`client-certificate-data: ${base64(certificate)}\n    client-key-data: ${base64(key)}`),
      'kubeconfig-certificate',
    ],
    [
      withUser('exec:\n      command: aws\n      apiVersion: client.authentication.k8s.io/v1'),
      'kubeconfig-program',
    ],
    [certificate, 'certificate'],
    [base64(certificate), 'certificate'],
    [key, 'private-key'],
    [`${certificate}${key}`, 'private-key'],
    [base64(key), 'private-key'],
    ['$(kubectl create token reader)', 'command'],
    ['curl -H "Authorization: Bearer $TOKEN" https://192.0.2.10', 'command'],
    ['microk8s kubectl create token reader', 'command'],
    ['username: ana\npassword: hunter2hunter2hunter2\n', 'password'],
    ['Authorization: Basic YW5hOmh1bnRlcjJodW50ZXIy', 'password'],
    [Array.from({ length: 60 }, (_, at) => madeToken(`a${at}`)).join('\n'), 'too-many'],
  ])('is recognised: %j', (text, recognised) => {
    expect(unfound(text)).toBe(recognised);
  });

  it('has none, whatever its words are', () => {
    const words = fc.constantFrom(
      ...[
        'the',
        'token',
        'Bearer',
        'authorization',
        'secret',
        'kubectl',
        'get',
        '--token',
        'apiVersion',
        '10.0.0.1',
      ],
      ...[
        '/var/run/secrets/kubernetes.io/serviceaccount/token',
        'https://192.0.2.10:16443',
        'eyJ',
        'node-3',
        '...',
      ],
      ...['system:serviceaccount:garden:reader', 'kube-system', 'true', '<none>', '$TOKEN'],
    );
    const between = fc.constantFrom(' ', '\n', ' = ', ': ', ', ', '\n  ');
    fc.assert(
      fc.property(fc.array(fc.tuple(words, between), { minLength: 2, maxLength: 60 }), (all) => {
        const text = `note that ${all.map((pair) => pair.join('')).join('')} is not`;
        expect(tokensOf(text)).toEqual([]);
      }),
      { seed, numRuns: 2000 },
    );
  });
});

describe('searching', () => {
  it('answers whatever is pasted', () => {
    const pieces = fc.constantFrom(
      ...[
        token,
        opaque,
        base64(token),
        'eyJ',
        '.',
        '\n',
        '---\n',
        '{',
        '}',
        '"',
        ':',
        ' ',
        'token',
        'users:\n- ',
        '&a',
        '*a',
      ],
      ...[
        '\u001b[',
        '\u001b]',
        '%20',
        '\\n',
        'apiVersion: v1\n',
        'Bearer ',
        '=',
        ',',
        '\u2028',
        '\ud800',
        'ZXlK',
        '!!binary ',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 30 }), (all) => {
        const text = all.join('');
        for (const each of tokensOf(text)) expect(each).not.toBe('');
      }),
      { seed, numRuns: 3000 },
    );
  });

  const size = 1024 * 1024;
  const filled = (piece: string) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
  it.each([
    ['letters', 'e'],
    ['beginnings of a JWT', 'eyJ.'],
    ['headers', 'eyJhbGciOiJSUzI1NiJ9.'],
    ['headers on lines', 'eyJhbGciOiJSUzI1NiJ9.e30\n'],
    ['lines to join', 'eyJhbGciOiJSUzI1NiJ9\n'],
    ['base64 to join', 'ZXlKhbGciOiJSUzI1NiJ9\n'],
    ['base64', 'ZXlKaGJHY2lPaUpTVXpJMU5pSjku '],
    ['names and spaces', `token${' '.repeat(100)}`],
    ['names', 'token=token:'],
    ['dotted names', 'a.token-'],
    ['quotes', '"\''],
    ['brackets', '[{"'],
    ['objects', '{"a":'],
    ['escapes', '\u001b['],
    ['prompts', 'a@b:~$ \n'],
    ['almost prompts', 'a@b:~ '],
    ['percent signs', '%20eyJ'],
    ['documents', '---\n'],
    ['YAML', 'data:\n  a: b\n'],
    ['a list in YAML', 'users:\n- name: a\n'],
    ['anchors', 'kind: &a [*a,*a]\n'],
    ['rows', 'aaaaaaaaaaaaaaa1,b,c\n'],
    ['PEM', '-----BEGIN '],
    ['hidden characters', '\u200b'],
    ['long words', 'abcdefghij1234567890,'],
  ])('takes no more than in proportion for a megabyte of %s', (_name, piece) => {
    const text = filled(piece);
    expect(growth(findTokens, text.slice(0, size / 100), text)).toBeLessThan(mostOfHundredfold);
  });

  it.each([
    ['spaces', '', ' ', 'x'],
    ['spaces behind a letter', 'x', ' ', 'x'],
    ['spaces behind a JWT', short, ' ', 'x'],
    ['line ends', 'x', '\r\n', 'x'],
    ['line breaks', 'x', '\n', ''],
    ['a name of a machine', 'a@', 'b', ''],
    ['a name of a user', '', 'b', '@'],
    ['ends of a word', 'x', '%', ''],
    ['quotes around a word', 'x', '"', ''],
  ])(
    'takes no more than in proportion for a text with a megabyte of %s inside',
    (_name, before, piece, after) => {
      const texts = [size / 100, size].map((each) => `${before}${filled(piece).slice(0, each)}${after}`);
      expect(growth(findTokens, texts[0]!, texts[1]!)).toBeLessThan(mostOfHundredfold);
    },
  );

  it.each([
    ['line breaks', (each: number) => `x${'\n'.repeat(each)}`],
    ['beginnings', (each: number) => 'eyJ-'.repeat(each / 4)],
  ])('takes no more than in proportion for base64 of %s', (_name, make) => {
    const [little, much] = [size / 200, size / 2].map((each) => base64(make(each))) as [string, string];
    expect(growth(findTokens, little, much)).toBeLessThan(mostOfHundredfold);
  });

  it.each([
    ['words that begin as a JWT does', 'eyJ. e3b0c442\n', 2_000, `see ${token}`],
    ['names without a token', 'token=abcdefghijklmnopq\n', 2_000, `token: ${opaque}`],
    ['the same row', '2'.repeat(20) + 'a,b,c\n', 2_000, `${opaque},b,c\n`],
  ])('finds the token behind thousands of %s', (_name, piece, count, last) => {
    expect(tokensOf(`${piece.repeat(count)}${last}`)).toContain(last.includes(opaque) ? opaque : token);
  });

  it.each([
    ['beginnings of a JWT', `${'eyJ. '.repeat(200_000)}${token}`],
    ['lines to join', `${'eyJhbGciOiJSUzI1NiJ9\n'.repeat(30_000)} no token`],
    ['names', `see ${'token:'.repeat(150_000)} no token`],
    ['values', `[${'1,'.repeat(30_000)}"${token}"]`],
  ])('says so where it cannot look at all of %s', (_name, text) => {
    expect(unfound(text)).toBe('too-many');
  });

  it.each([
    [
      'a log',
      Array.from(
        { length: 12_000 },
        (_, at) => `2026-11-30T03:00:00Z GET /api/${at} 200 "agent" host=a\n`,
      ).join(''),
    ],
    [
      'a large Secret list',
      `{"kind":"List","items":[${Array.from({ length: 1200 }, () => secretOf('x', { note: 'x'.repeat(200) })).join()}]}`,
    ],
  ])('finds the token at the end of %s', (_name, text) => {
    const planted = text.startsWith('{')
      ? text.replace(/\]\}$/, `,{"token":"${token}"}]}`)
      : `${text}token: ${token}`;
    expect(planted.length).toBeLessThan(size);
    expect(tokensOf(planted)).toEqual([token]);
  });
});
