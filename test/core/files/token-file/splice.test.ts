import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isRotationToken,
  spliceKubeconfig,
  spliceTokenFile,
  type Spliced,
} from '../../../../src/main/core/files/token-file/splice.ts';
import { Secret } from '../../../../src/main/core/ports/secret.ts';

const old = new Secret('oldToken');
const fresh = new Secret('freshToken');
const bytes = (text: string) => new TextEncoder().encode(text);

function textOf(spliced: Spliced): string {
  if (spliced.status !== 'spliced') return spliced.status;
  return Buffer.from(spliced.content.reveal(), 'latin1').toString('utf8');
}

describe('spliceTokenFile', () => {
  const splice = (text: string) => textOf(spliceTokenFile(bytes(text), old, fresh));

  it.each([
    ['oldToken,admin,admin,"system:masters"\n', 'freshToken,admin,admin,"system:masters"\n'],
    ['"oldToken",admin,admin\r\nx,y,z', '"freshToken",admin,admin\r\nx,y,z'],
    ['ä,b,c\n\n# a, comment, row\noldToken,admin,1', 'ä,b,c\n\n# a, comment, row\nfreshToken,admin,1'],
    ['x,y,"oldToken"\noldToken,admin,oldToken', 'x,y,"oldToken"\nfreshToken,admin,oldToken'],
  ])('changes only the token’s bytes of %j', (before, after) => {
    expect(splice(before)).toBe(after);
  });

  it('leaves other users and other tokens alone', () => {
    expect(splice('oldToken,root,root\n')).toBe('absent');
    expect(splice('other,admin,admin\n')).toBe('absent');
    expect(splice('oldToken,admin\n')).toBe('unusable');
  });

  it('puts the old token back beside rows that hold it, where the admin row counts', () => {
    expect(splice('freshToken,twin,twin\noldToken,admin,admin\n')).toBe(
      'freshToken,twin,twin\nfreshToken,admin,admin\n',
    );
    expect(splice('oldToken,admin,admin\nfreshToken,twin,twin\n')).toBe('unusable');
  });

  it('comes back to the same bytes, whatever is around the row', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '#', '"",', '\n'), maxLength: 6 });
    const quoted = cell.map((text) => `"${text.replaceAll('"', '""')}"`);
    const row = fc.tuple(quoted, quoted, quoted).map((cells) => cells.join(','));
    const rows = fc.array(row, { maxLength: 4 });
    fc.assert(
      fc.property(rows, rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), (above, below, end, isQuoted) => {
        const token = isQuoted ? '"oldToken"' : 'oldToken';
        const before = bytes([...above, `${token},admin,admin`, ...below].join(end));
        const there = spliceTokenFile(before, old, fresh);
        if (there.status !== 'spliced') throw new Error(there.status);
        const middle = Uint8Array.from(Buffer.from(there.content.reveal(), 'latin1'));
        const back = spliceTokenFile(middle, fresh, old);
        expect(back.status === 'spliced' && Buffer.from(back.content.reveal(), 'latin1')).toEqual(
          Buffer.from(before),
        );
      }),
    );
  });
});

describe('spliceKubeconfig', () => {
  const config = (token: string) => `# Käse\nusers:\n- name: admin\n  user:\n    token: ${token} # here\n`;
  const splice = (text: string) => textOf(spliceKubeconfig(bytes(text), old, fresh));

  it.each(['', '"', "'"])('keeps quotes (%j), comments, line ends and bytes before it', (quote) => {
    for (const shape of [
      config,
      (token: string) => config(token).replaceAll('\n', '\r\n'),
      (token: string) => `\ufeff${config(token)}`,
    ]) {
      expect(splice(shape(`${quote}oldToken${quote}`))).toBe(shape(`${quote}freshToken${quote}`));
    }
  });

  it('changes every user that has the token and no other', () => {
    const users = (token: string) =>
      `users: [{name: a, user: {token: ${token}}}, {name: b, user: {token: other}}, {name: c, user: {token: "${token}"}}]`;
    expect(splice(users('oldToken'))).toBe(users('freshToken'));
    expect(splice(users('third'))).toBe('absent');
  });

  it.each(['|\n      oldToken\n', '>-\n      oldToken\n'])('does not touch a block (%j)', (block) => {
    expect(['absent', 'unusable']).toContain(splice(config(block)));
  });

  it('does not touch what is no kubeconfig', () => {
    expect(splice('users: {')).toBe('unusable');
    expect(splice('oldToken')).toBe('unusable');
  });
});

it('takes only tokens that MicroK8s’ scripts and YAML read as text', () => {
  const is = (text: string) => isRotationToken(new Secret(text));
  expect(is('aB3'.repeat(20))).toBe(true);
  for (const wrong of [
    '',
    'a'.repeat(42),
    'a'.repeat(129),
    '1'.repeat(60),
    `1e${'1'.repeat(50)}`,
    `${'a'.repeat(50)}/`,
  ])
    expect(is(wrong), wrong).toBe(false);
});
