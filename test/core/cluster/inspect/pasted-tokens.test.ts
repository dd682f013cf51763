import { describe, expect, it } from 'vitest';
import { PastedTokens } from '../../../../src/main/core/cluster/inspect/pasted-tokens.ts';
import { readPaste } from '../../../../src/main/core/cluster/inspect/read-paste.ts';
import { foundNameSchema, pastedTextSchema } from '../../../../src/shared/contract/state/pasted-text.ts';
import { openKeyfob } from '../../../fakes/open-keyfob.ts';
import { base64, kubeconfigOf, madeToken } from './paste/made-tokens.ts';

const token = madeToken('reader');
const other = madeToken('gardener');
const opaque = 'VGhpc0lzTm90QVJlYWxUb2tlblRoaXNJc05vdEFSZWFsVG9rZW5UaGlzMEsK';
const notHeld = { ok: false, error: { code: 'token-not-held' } };

function pasted(text: string) {
  let last = 0;
  const tokens = new PastedTokens({ next: () => `id-${++last}` });
  const reply = tokens.take(readPaste(text));
  if (!reply.ok) throw new Error(reply.error.code);
  return { tokens, ...pastedTextSchema.parse(reply.value) };
}
const held = (tokens: PastedTokens, id: string) => {
  const got = tokens.get(id);
  return got.ok ? got.value.reveal() : got;
};

describe('pasted tokens', () => {
  it('holds the only one at once', () => {
    const { tokens, id, found } = pasted(`Authorization: Bearer ${token}`);
    expect(held(tokens, id)).toBe(token);
    expect(found).toEqual([
      {
        place: { kind: 'field', name: 'Authorization', key: null, line: 1 },
        wasBase64: false,
        wasAlone: false,
        account: { namespace: 'garden', name: 'reader' },
        masked: `${token.slice(0, 6)}…${token.slice(-6)}`,
        length: token.length,
      },
    ]);
  });

  it.each([
    ['alone', token, true],
    ['with spaces around it', `\ufeff ${token}\u00a0\n`, true],
    ['with the sign of a shell', `${token}%`, false],
    ['with a hidden character inside', `${token.slice(0, 40)}\u200b${token.slice(40)}`, false],
    ['with the next prompt', `${token}\nana@homebox:~$ `, false],
  ])('says whether anything was left out: %s', (_name, text, wasAlone) => {
    const { tokens, id, found } = pasted(text);
    expect(held(tokens, id)).toBe(token);
    expect(found).toMatchObject([{ wasAlone }]);
  });

  it('gives none of several before one is chosen, and that alone afterwards', () => {
    const { tokens, id } = pasted(kubeconfigOf({ reader: token, gardener: other }));
    expect(held(tokens, id)).toEqual(notHeld);
    expect(tokens.choose(id, 2)).toEqual(notHeld);
    expect(tokens.choose('another', 0)).toEqual(notHeld);
    expect(tokens.choose(id, 1).ok).toBe(true);
    expect(held(tokens, id)).toBe(other);
    for (const index of [0, 1]) expect(tokens.choose(id, index)).toEqual(notHeld);
    expect(held(tokens, id)).toBe(other);
  });

  it('forgets all of them when another text is pasted, also one without a token, and when the view closes', () => {
    const { tokens, id } = pasted(kubeconfigOf({ reader: token, gardener: other }));
    expect(tokens.take(readPaste('nothing to see here'))).toEqual({
      ok: false,
      error: { code: 'token-not-found', recognised: 'nothing' },
    });
    expect(tokens.choose(id, 0)).toEqual(notHeld);
    const again = tokens.take(readPaste(`${token}\n${other}`));
    tokens.letGo(again.ok ? again.value.id : null);
    expect(tokens.choose('id-2', 0)).toEqual(notHeld);
  });

  it('holds nothing of a page that was loaded anew, or that closed before its text was read', async () => {
    const open = await openKeyfob('/no/snap/data');
    const { handlers, keyfob } = open;
    try {
      const { pasted: tokens } = keyfob.inspect;
      const before = await handlers['inspect:paste']({ text: token });
      if (!before.ok) throw new Error(before.error.code);
      expect(held(tokens, before.value.id)).toBe(token);
      await handlers['page:reload']({});
      expect(held(tokens, before.value.id)).toEqual(notHeld);

      const reply = handlers['inspect:paste']({ text: token });
      tokens.letGo(null);
      expect(await reply).toEqual(notHeld);
    } finally {
      await open.close();
    }
  });

  it('refuses what is too long', () => {
    const tokens = new PastedTokens({ next: () => 'id' });
    const refusal = { ok: false, error: { code: 'token-too-long', length: 1_000_000, most: 65_536 } };
    expect(tokens.take(readPaste('e'.repeat(1_000_000)))).toEqual(refusal);
    expect(tokens.take(readPaste('a b '.repeat(500_000)))).toMatchObject({
      ok: false,
      error: { code: 'token-too-long' },
    });
  });

  it('tells of a text no more than names and masked ends', () => {
    const password = 'hunter2hunter2hunter2hunter2';
    for (const text of [
      `${kubeconfigOf({ [opaque]: opaque, reader: token })}- name: ana\n  user:\n    username: ana\n    password: ${password}\n`,
      `{"kind":"Secret","metadata":{"name":"${password}"},"data":{"token":"${base64(token)}","${opaque}":"${base64(other)}"}}`,
    ])
      for (const secret of [opaque, token, other, password, base64(token)])
        expect(JSON.stringify(pasted(text).found)).not.toContain(secret);
  });
});

describe('a name beside a token', () => {
  it.each([
    'admin',
    'reader-token-x7k2p',
    'gke_project_europe-west1-b_home',
    'clusterUser_group_home',
    'مدير',
  ])('can be %s', (name) => expect(foundNameSchema.safeParse(name).success).toBe(true));
  it.each([opaque, token, '0123456789abcdef0123456789abcdef', 'a'.repeat(81), ''])('cannot be %s', (name) =>
    expect(foundNameSchema.safeParse(name).success).toBe(false),
  );
});
