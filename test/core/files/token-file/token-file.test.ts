import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTokenFile, type TokenFile } from '../../../../src/main/core/files/token-file/token-file.ts';
import { Secret } from '../../../../src/main/core/ports/secret.ts';

const encoder = new TextEncoder();
const read = (text: string) => readTokenFile(encoder.encode(text));

function rowsOf(file: TokenFile) {
  if (!file.ok) throw new Error(`refused: ${file.error.problem}`);
  return file.rows.map(({ token, user, uid, groups, line }) => [token.reveal(), user, uid, groups, line]);
}

describe('readTokenFile', () => {
  it('reads what MicroK8s writes', () => {
    const file = read(
      'abc123,admin,admin,"system:masters"\ndef456,system:kube-proxy,kube-proxy\nghi,"a ""b""",3,"x,y"\n',
    );
    expect(rowsOf(file)).toEqual([
      ['abc123', 'admin', 'admin', ['system:masters'], 1],
      ['def456', 'system:kube-proxy', 'kube-proxy', [], 2],
      ['ghi', 'a "b"', '3', ['x', 'y'], 3],
    ]);
  });

  it('gives the byte range of each field, quotes included, in bytes and not characters', () => {
    const text = '"tökén",ü,3\r\nnext,b,c';
    const bytes = encoder.encode(text);
    const file = readTokenFile(bytes);
    if (!file.ok) throw new Error('refused');
    const slices = file.rows.map((row) =>
      row.fields.map(({ start, end }) => new TextDecoder().decode(bytes.slice(start, end))),
    );
    expect(slices).toEqual([
      ['"tökén"', 'ü', '3'],
      ['next', 'b', 'c'],
    ]);
  });

  it.each([
    ['a,b\n', 1, 'too-few-columns'],
    ['a,b,c\n\nx\n', 3, 'too-few-columns'],
    ['a"b,c,d\n', 1, 'bare-quote'],
    ['"a"b,c,d\n', 1, 'bare-quote'],
    ['a,b,c\n"open,b,c\n', 2, 'unclosed-quote'],
  ])('refuses %j on line %i: %s', (text, line, problem) => {
    expect(read(text)).toEqual({ ok: false, error: { line, problem } });
  });

  it('skips rows with an empty token, and of duplicates lets the last count', () => {
    const file = read(',nobody,1\nsame,first,1\nother,x,2\nsame,second,3\n');
    expect(rowsOf(file)).toEqual([
      ['same', 'second', '3', [], 4],
      ['other', 'x', '2', [], 3],
    ]);
    expect(file.ok && file.warnings).toEqual([
      { line: 1, problem: 'empty-token' },
      { line: 4, problem: 'duplicate-token' },
    ]);
  });

  it('tells values apart by their bytes, also where these are no UTF-8, and takes equal ones for equal', () => {
    const file = readTokenFile(Buffer.from('\xc3\xa9,a,1\n\xe9,b,2\n\xe8,c,3\n\xe9,d,4\n', 'latin1'));
    expect(rowsOf(file).map(([, user, uid]) => [user, uid])).toEqual([
      ['a', '1'],
      ['d', '4'],
      ['c', '3'],
    ]);
    expect(file.ok && file.warnings).toEqual([{ line: 4, problem: 'duplicate-token' }]);
  });

  it('knows a value again however it is written: in quotes, or as one of several groups', () => {
    const file = readTokenFile(Buffer.from('\xe9x,a,1\n"\xe9x",b,2,"\xe9,\xc3\xa9"\n', 'latin1'));
    expect(file.ok && file.rows.map(({ user, groups }) => [user, groups])).toEqual([['b', ['\udce9', 'é']]]);
  });

  it('keeps tokens out of what it can print', () => {
    expect(JSON.stringify(read('abc123,admin,admin\n'))).not.toContain('abc123');
  });

  it('ends on any bytes, with ranges in order and inside the file', () => {
    fc.assert(
      fc.property(fileBytes, (bytes) => {
        const file = readTokenFile(bytes);
        if (!file.ok) return;
        for (const { fields } of file.rows) {
          let before = -1;
          for (const { start, end } of fields) {
            expect(start).toBeGreaterThan(before);
            expect(end).toBeLessThanOrEqual(bytes.length);
            before = end;
          }
        }
      }),
    );
  });

  it('writes back what it read: each field quoted by the rules is read as itself', () => {
    const field = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\r'));
    fc.assert(
      fc.property(fc.tuple(field, field, field), ([token, user, uid]) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const [row] = rowsOf(read(`${quote(token)},${quote(user)},${quote(uid)}\n`));
        expect(row).toEqual([token, user, uid, [], 1]);
      }),
    );
  });

  const go = spawnSync('go', ['version'], { encoding: 'utf8' });
  const hasGo = go.status === 0;

  it.skipIf(!hasGo)(
    `agrees with Go’s encoding/csv${hasGo ? '' : ' (skipped: there is no Go)'}`,
    () => {
      const files = fc.sample(fileBytes, { numRuns: 4000, seed: 7 });
      const theirs = readWithGo(files);
      const outcomes = new Map<string, number>();
      for (const [index, bytes] of files.entries()) {
        const ours = readTokenFile(bytes);
        const { error, records } = theirs[index]!;
        const said = JSON.stringify(new TextDecoder('latin1').decode(bytes));
        const problem = ours.ok ? '' : ours.error.problem === 'too-few-columns' ? 'columns' : 'quote';
        expect(problem, said).toBe(error);
        outcomes.set(error, (outcomes.get(error) ?? 0) + 1);
        if (!ours.ok) continue;
        const expected = new Map(
          records.filter(([token]) => token !== '').map((fields) => [toText(fields[0]!), fields.map(toText)]),
        );
        expect(ours.rows.length, said).toBe(expected.size);
        for (const row of ours.rows) {
          const match = [...expected].find(([token]) => row.token.equals(new Secret(token)))?.[1];
          expect([row.user, row.uid, row.fields.length], said).toEqual([
            match?.[1],
            match?.[2],
            match?.length,
          ]);
        }
      }
      expect([...outcomes.keys()].sort()).toEqual(['', 'columns', 'quote']);
    },
    120_000,
  );
});

/** Small alphabets meet the corners of the format; some files are any bytes. */
const fileBytes = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', '\r', ' '), maxLength: 40 })
      .map((text) => encoder.encode(text)),
  },
  {
    weight: 4,
    arbitrary: fc
      .array(
        fc.array(fc.constantFrom('', 'a', 'b', '"a,b"', '"a""b"', '"x\r\ny"', ' c', 'é'), {
          minLength: 3,
          maxLength: 5,
        }),
        { maxLength: 5 },
      )
      .map((rows) => encoder.encode(rows.map((row) => row.join(',')).join('\r\n'))),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 30 }) },
);

function readWithGo(files: readonly Uint8Array[]): { records: string[][]; error: string }[] {
  const done = spawnSync('go', ['run', 'main.go'], {
    cwd: join(import.meta.dirname, 'go-csv'),
    input: JSON.stringify(files.map((bytes) => Buffer.from(bytes).toString('base64'))),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, GO111MODULE: 'off', GOFLAGS: '' },
  });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout) as { records: string[][]; error: string }[];
}

/** Base64 to text; where it is no UTF-8, bytes above ASCII become halves of surrogate pairs. */
function toText(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  const text = bytes.toString('utf8');
  if (Buffer.from(text, 'utf8').equals(bytes)) return text;
  return String.fromCharCode(...Array.from(bytes, (byte) => (byte < 0x80 ? byte : 0xdc00 + byte)));
}
