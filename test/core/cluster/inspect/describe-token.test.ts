import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeToken } from '../../../../src/main/core/cluster/inspect/describe-token.ts';
import { Secret } from '../../../../src/main/core/ports/secret.ts';
import { growth, mostOfHundredfold, processorMs } from '../../../growth.ts';
import { inspectionSchema, type Inspection } from '../../../../src/shared/contract/state/inspection.ts';
import { claimMeaning } from '../../../../src/shared/words/claim-words.ts';
import { visibleText } from '../../../../src/shared/words/text/visible-text.ts';

const noRow = { ok: true, value: null } as const;
const encode = (text: string) => Buffer.from(text).toString('base64url');
const header = encode('{"alg":"RS256","kid":"k1"}');
const signature = 'A'.repeat(342);
const jwt = (payload: string, head = header) => `${head}.${encode(payload)}.${signature}`;
const look = (text: string) => describeToken(new Secret(text), noRow);
const claim = ({ claims }: Inspection, path: string) => claims.find((each) => each.path === path);

/** A frozen window begins here. */
const mostMs = 100;

/** What crosses to the page: the strict schema takes it. */
function lookForPage(text: string): Inspection {
  const seen = look(text);
  expect(inspectionSchema.parse(seen)).toEqual(seen);
  return seen;
}

describe('kinds of tokens', () => {
  const bound = {
    iss: 'https://kubernetes.default.svc',
    'kubernetes.io': { namespace: 'home', serviceaccount: { name: 'robot', uid: 'u1' } },
  };
  const legacy = {
    iss: 'kubernetes/serviceaccount',
    'kubernetes.io/serviceaccount/namespace': 'home',
    'kubernetes.io/serviceaccount/service-account.name': 'robot',
    'kubernetes.io/serviceaccount/service-account.uid': 'u1',
    'kubernetes.io/serviceaccount/secret.name': 's1',
  };
  it.each<[string, string, Inspection['kind'], Inspection['problem']]>([
    ['bound', jwt(JSON.stringify(bound)), 'bound', null],
    ['legacy', jwt(JSON.stringify(legacy)), 'legacy', null],
    ['of another issuer', jwt('{"iss":"https://elsewhere"}'), 'foreign', null],
    ['without claims', jwt('{}'), 'foreign', null],
    ['a word', 'hunter2', 'opaque', 'no-jwt'],
    ['one dot', 'a.b', 'opaque', 'no-jwt'],
    ['only dots', '..', 'opaque', 'no-jwt'],
    ['encrypted', 'a.b.c.d.e', 'unreadable', 'encrypted'],
    ['base64 with plus', `${header}.a+b/.c2ln`, 'unreadable', 'no-base64'],
    ['cut base64', `${header}.abcde.c2ln`, 'unreadable', 'no-base64'],
    ['padded base64', `${header}.e30=.c2ln`, 'unreadable', 'no-base64'],
    ['a signature that is none', `${header}.e30.ä`, 'unreadable', 'no-base64'],
    ['cut JSON', jwt('{"iss":'), 'unreadable', 'no-json'],
    ['an empty payload', `${header}..c2ln`, 'unreadable', 'no-json'],
    ['a list', jwt('[1]'), 'unreadable', 'no-object'],
    ['a JSON word', jwt('null'), 'unreadable', 'no-object'],
    ['a header that is no object', jwt('{}', encode('"RS256"')), 'unreadable', 'no-object'],
    ['too deep', jwt(`{"a":${'['.repeat(40)}${']'.repeat(40)}}`), 'unreadable', 'too-deep'],
  ])('%s', (_name, text, kind, problem) => {
    expect(lookForPage(text)).toMatchObject({ kind, problem });
  });
});

describe('whom it names', () => {
  const account = 'system:serviceaccount:home:robot';
  const kubernetes = { 'kubernetes.io': { namespace: 'home', serviceaccount: { name: 'robot', uid: 'u1' } } };
  it.each<[string, object, Inspection['contradiction']]>([
    ['the same twice', { ...kubernetes, sub: account }, null],
    ['no subject', kubernetes, null],
    ['another account', { ...kubernetes, sub: `${account}s` }, { subject: `${account}s`, account }],
    ['no text', { ...kubernetes, sub: ['a'] }, { subject: '["a"]', account }],
    ['another issuer’s user', { sub: 'anna@example.org' }, null],
  ])('%s', (_name, payload, contradiction) => {
    expect(lookForPage(jwt(JSON.stringify(payload))).contradiction).toEqual(contradiction);
  });
});

describe('dates', () => {
  it('says from when on it counts', () => {
    expect(look(jwt('{"nbf":1800000000}')).notBefore).toBe(1_800_000_000_000);
    expect(look(jwt('{"nbf":"1800000000"}')).notBefore).toBeNull();
  });

  it.each<[string, string, Inspection['expiry']]>([
    ['none', '{}', { kind: 'never' }],
    ['a whole number', '{"exp":1800000000}', { kind: 'at', at: 1_800_000_000_000 }],
    ['a fraction', '{"exp":1800000000.25}', { kind: 'at', at: 1_800_000_000_250 }],
    ['negative', '{"exp":-1}', { kind: 'at', at: -1000 }],
    ['text', '{"exp":"1800000000"}', { kind: 'unreadable' }],
    ['beyond any date', '{"exp":1e300}', { kind: 'unreadable' }],
    ['beyond any number', '{"exp":1e999}', { kind: 'unreadable' }],
    ['null', '{"exp":null}', { kind: 'unreadable' }],
    ['a list', '{"exp":[1800000000]}', { kind: 'unreadable' }],
    ['twice', '{"exp":1,"exp":1800000000}', { kind: 'at', at: 1_800_000_000_000 }],
  ])('exp: %s', (_name, payload, expiry) => {
    const seen = lookForPage(jwt(payload));
    expect(seen.expiry).toEqual(expiry);
    expect(claim(seen, 'exp')?.at ?? null).toBe(expiry.kind === 'at' ? expiry.at : null);
  });

  it('says of a date claim that it is none', () => {
    const seen = look(jwt('{"iat":"yesterday","nbf":{"a":1}}'));
    expect(claim(seen, 'iat')).toMatchObject({ at: null, isNoDate: true });
    expect(claimMeaning(claim(seen, 'iat')!)).toBe('When it was issued; this is no date');
    expect(seen.issuedAt).toBeNull();
  });
});

describe('bad input', () => {
  it('names what occurs twice, and no more than that', () => {
    const payload = '{"sub":"a","x":{"y":1,"y":2,"z":{"y":1}},"s\\u0075b":"b","list":[{"y":1},{"y":2}]}';
    expect(look(jwt(payload)).duplicates).toEqual(['x.y', 'sub']);
  });

  it('takes the names of an object’s own members for names', () => {
    const payload = '{"__proto__":{"admin":true},"constructor":"c","toString":"t","hasOwnProperty":1}';
    const seen = lookForPage(jwt(payload, encode('{"alg":"RS256","__proto__":"p"}')));
    expect(seen.claims.map((each) => [each.part, each.path, each.value, claimMeaning(each)])).toEqual([
      ['header', 'alg', 'RS256', 'Algorithm of the signature'],
      ['header', '__proto__', 'p', 'Not one of the standard fields'],
      ['payload', '__proto__.admin', 'true', 'Not one of the standard fields'],
      ['payload', 'constructor', 'c', 'Not one of the standard fields'],
      ['payload', 'toString', 't', 'Not one of the standard fields'],
      ['payload', 'hasOwnProperty', '1', 'Not one of the standard fields'],
    ]);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('shows bidi, control and zero-width characters of names and values as escapes', () => {
    const seen = look(jwt('{"a\\u202eb":"\\u0000\\u200b\\u2066x","sub":"\\ud800"}'));
    expect(seen.claims.slice(2).map(({ path, value }) => [visibleText(path), visibleText(value)])).toEqual([
      ['a\\u{202e}b', '\\u{0}\\u{200b}\\u{2066}x'],
      ['sub', '\\u{d800}'],
    ]);
  });

  it.each<[string, (size: number) => string]>([
    [
      'thousands of claims',
      (size) =>
        JSON.stringify(Object.fromEntries(Array.from({ length: 5 * size }, (_, at) => [`c${at}`, at]))),
    ],
    [
      'long names inside long names',
      (size) => Array.from({ length: 30 }, () => `{"${'n'.repeat(size)}":`).join('') + '1' + '}'.repeat(30),
    ],
    ['one long value', (size) => JSON.stringify({ sub: 'x'.repeat(40 * size) })],
    ['quotes and backslashes', (size) => JSON.stringify({ sub: '\\"'.repeat(15 * size) })],
    ['brackets in a text', (size) => JSON.stringify({ sub: '[{'.repeat(20 * size) })],
    ['a list of objects', (size) => `{"a":[${'{"b":1},'.repeat(5 * size)}{}]}`],
    ['deep lists', (size) => `{"a":${'['.repeat(24 * size)}${']'.repeat(24 * size)}}`],
    ['quotes that never end', (size) => `{"a":"${'\\"'.repeat(20 * size)}`],
  ])('stays quick and small with %s', (_name, payload) => {
    const seen = lookForPage(jwt(payload(1_000)));
    expect(JSON.stringify(seen).length).toBeLessThan(200_000);
    expect(growth(look, jwt(payload(10)), jwt(payload(1_000)))).toBeLessThan(mostOfHundredfold);
  });

  it('answers 100,000 generated texts with what the page may have, and none is slow', () => {
    const json = fc.json({ maxDepth: 3, noUnicodeString: false });
    const part = fc.oneof(fc.string({ maxLength: 30 }), json.map(encode), fc.base64String({ maxLength: 20 }));
    const text = fc.oneof(
      { weight: 2, arbitrary: fc.array(part, { maxLength: 6 }).map((parts) => parts.join('.')) },
      { weight: 3, arbitrary: json.map((payload) => jwt(payload)) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
    );
    fc.assert(
      fc.property(text, (generated) => {
        let seen: Inspection | null = null;
        const lookOnce = () => (seen = look(generated));
        // The first time memory that others left may be collected.
        const isQuick = [1, 2, 3].some(() => processorMs(lookOnce) < mostMs);
        return isQuick && inspectionSchema.safeParse(seen).success;
      }),
      { numRuns: 100_000 },
    );
  }, 120_000);
});
