import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { SignJWT, type JWTPayload } from 'jose';
import { describe, expect, it } from 'vitest';
import { describeToken } from '../../../../src/main/core/cluster/inspect/describe-token.ts';
import { readPaste } from '../../../../src/main/core/cluster/inspect/read-paste.ts';
import { isShorterThanOf } from '../../../../src/main/core/cluster/inspect/signature-length.ts';
import type { SigningKey } from '../../../../src/main/core/ports/cryptography.ts';
import { inspectionSchema, type Inspection } from '../../../../src/shared/contract/state/inspection.ts';
import { madeToken } from './paste/made-tokens.ts';

/** What is said of the only token in a pasted text. */
function look(text: string): Inspection {
  const read = readPaste(text);
  if (!read.ok) throw new Error(read.error.code);
  const [token, ...others] = read.value.tokens;
  if (token === undefined || others.length > 0) throw new Error(`${read.value.tokens.length} tokens`);
  const seen = describeToken(token, { ok: true, value: null });
  expect(inspectionSchema.parse(seen)).toEqual(seen);
  return seen;
}

const sign = (claims: JWTPayload, alg: string, key: KeyObject) =>
  new SignJWT(claims).setProtectedHeader({ alg, kid: 'k1' }).sign(key);
const shown = ({ claims }: Inspection) => Object.fromEntries(claims.map(({ path, value }) => [path, value]));
const token = madeToken('reader');

describe('a JWT whose end is missing', () => {
  it.each([
    ['RS256', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey],
    ['ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey],
    ['EdDSA', generateKeyPairSync('ed25519').privateKey],
  ])('is called so wherever it ends from the header on: %s', async (alg, key) => {
    const claims = fc.dictionary(
      fc.string({ unit: 'grapheme' }),
      fc.json({ maxDepth: 2 }).map((text) => JSON.parse(text) as unknown),
    );
    await fc.assert(
      fc.asyncProperty(claims, async (payload) => {
        const whole = await sign(payload, alg, key);
        expect(look(whole).kind).toBe('foreign');
        for (let length = whole.indexOf('.'); length < whole.length; length++) {
          const seen = look(whole.slice(0, length));
          expect(seen).toMatchObject({ kind: 'cut', problem: null, user: null });
          expect(shown(seen)).toMatchObject({ alg, kid: 'k1' });
        }
      }),
      { numRuns: 10 },
    );
  });

  it('is told by the length of its key where other keys make shorter signatures', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
    const key = publicKey.export({ format: 'jwk' }) as SigningKey;
    const signature = (await sign({}, 'RS256', privateKey)).split('.')[2]!;
    for (let length = 0; length < signature.length; length++)
      expect(isShorterThanOf([key], signature.slice(0, length), 'RS256')).toBe(true);
    expect(isShorterThanOf([key], signature, 'RS256')).toBe(false);
    expect(isShorterThanOf([key], `${signature}AA`, 'RS256')).toBe(false);
    expect(isShorterThanOf([], signature, 'RS256')).toBe(false);
  });

  it('shows the claims that are whole', () => {
    const claims = { alg: 'RS256', kid: 'throw-away', iss: 'https://kubernetes.default.svc' };
    const [header = '', payload = ''] = token.split('.');
    expect(shown(look(token.slice(0, header.length)))).toEqual({ alg: 'RS256', kid: 'throw-away' });
    expect(shown(look(`${header}.${payload.slice(0, 70)}`))).toEqual(claims);
    const all = { ...claims, sub: 'system:serviceaccount:garden:reader', exp: '2114121600' };
    for (const whole of [`${header}.${payload}`, token.slice(0, -30), token.slice(0, -1)])
      expect(shown(look(whole))).toMatchObject(all);
  });

  it.each([
    ['with a character in the middle that is none of a JWT', token.replace('.', '.ä'), 'unreadable'],
    ['damaged before the end', token.replace(/\.\w{20}/, '.'), 'unreadable'],
    ['whole', token, 'bound'],
    ['a word with a dot', 'hunter2.hunter2', 'opaque'],
    ['an algorithm that proves nothing', 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln', 'foreign'],
  ])('is not what is %s', (_name, text, kind) => {
    expect(look(text).kind).toBe(kind);
  });
});
