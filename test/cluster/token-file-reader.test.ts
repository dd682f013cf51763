import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTokenFile } from '../../src/main/core/files/token-file/token-file.ts';
import { askGoProgram, buildGoProgram } from './go-program.ts';

const filesInAll = 100_000;
const batch = 10_000;
const encoder = new TextEncoder();

interface Identity {
  readonly token: string;
  readonly user: string;
  readonly uid: string;
  readonly groups: readonly string[] | null;
}

interface Answer {
  readonly starts: boolean;
  readonly identities: readonly Identity[];
}

const reader = buildGoProgram('token-file-reader');
const skipped = 'reason' in reader ? ` (skipped: ${reader.reason})` : '';

describe.skipIf(skipped !== '')(`kube-apiserver’s own token file reader${skipped}`, () => {
  it(`starts on the same of ${filesInAll} files, and knows the same users`, () => {
    const verdicts = { starts: 0, refuses: 0, identities: 0 };
    for (let at = 0; at < filesInAll; at += batch) {
      const files = fc.sample(tokenFile, { numRuns: batch, seed: at });
      const theirs = ask(files);
      for (const [index, bytes] of files.entries()) {
        const answer = ours(bytes);
        // Comparing 100,000 answers as text leaves vitest's deep comparison to the one that differs.
        if (JSON.stringify(answer) !== JSON.stringify(theirs[index]))
          expect(answer, JSON.stringify(Buffer.from(bytes).toString('latin1'))).toEqual(theirs[index]);
        verdicts[theirs[index]!.starts ? 'starts' : 'refuses'] += 1;
        verdicts.identities += theirs[index]!.identities.length;
      }
    }
    expect(verdicts.starts).toBeGreaterThan(filesInAll / 10);
    expect(verdicts.refuses).toBeGreaterThan(filesInAll / 10);
    expect(verdicts.identities).toBeGreaterThan(filesInAll / 2);
  }, 300_000);

  it('agrees on a file of 100,000 rows', () => {
    const rows = Array.from({ length: 100_000 }, (_, index) =>
      index % 1000 === 7 ? `,empty${index},x` : `token${index % 90_000},user${index},uid${index},"a,b"`,
    );
    const bytes = encoder.encode(`\ufeff${rows.join('\r\n')}`);
    const [theirs] = ask([bytes]);
    expect(theirs!.identities.length).toBeGreaterThan(80_000);
    expect(ours(bytes)).toEqual(theirs);
  }, 120_000);
});

function ours(bytes: Uint8Array): Answer {
  const read = readTokenFile(bytes);
  if (!read.ok) return { starts: false, identities: [] };
  const identities = read.rows.map(({ token, user, uid, groups }) => ({
    token: token.reveal(),
    ...{ user, uid, groups },
  }));
  return { starts: true, identities: sorted(identities) };
}

function ask(files: readonly Uint8Array[]): Answer[] {
  if (!('program' in reader)) throw new Error('no reader');
  const answers = askGoProgram(
    reader,
    files.map((bytes) => Buffer.from(bytes).toString('base64')),
  );
  return answers.map((answer) => {
    const { starts, identities } = answer as Answer;
    return {
      starts,
      identities: sorted(
        identities.map(({ token, user, uid, groups }) => ({
          token: toText(token),
          user: toText(user),
          uid: toText(uid),
          groups: (groups ?? []).map(toText),
        })),
      ),
    };
  });
}

function sorted(identities: readonly Identity[]): Identity[] {
  return identities.toSorted((a, b) => (a.token < b.token ? -1 : 1));
}

/** Base64 to text; where it is no UTF-8, bytes above ASCII become halves of surrogate pairs, as our reader takes them. */
function toText(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  const text = bytes.toString('utf8');
  if (Buffer.from(text, 'utf8').equals(bytes)) return text;
  return String.fromCharCode(...Array.from(bytes, (byte) => (byte < 0x80 ? byte : 0xdc00 + byte)));
}

/** Small alphabets meet the corners of the format: quotes, line ends, NUL, BOM, comments, empty rows. */
const characters = ['a', 'b', 'é', ',', ',', '"', '\n', '\r', '\r\n', ' ', '\0', '\ufeff', '#', '\t'];
const fields = [
  '',
  'a',
  'b',
  'c',
  '"a,b"',
  '"a""b"',
  '"x\r\ny"',
  '"x\ny"',
  ' c',
  'é',
  '#a',
  '"',
  'a"b',
  '\0',
];
const lineEnds = ['\n', '\n', '\r\n', '\r', '\n\n', '\r\r\n'];
const row = fc
  .array(fc.constantFrom(...fields.slice(0, 11), 'token', 'admin'), { minLength: 3, maxLength: 5 })
  .map((each) => each.join(','));
const brokenRow = fc
  .array(fc.constantFrom(...fields), { minLength: 1, maxLength: 5 })
  .map((each) => each.join(','));
const tokenFile: fc.Arbitrary<Uint8Array> = fc
  .oneof(
    {
      weight: 4,
      arbitrary: fc.string({ unit: fc.constantFrom(...characters), maxLength: 40 }),
    },
    {
      weight: 6,
      arbitrary: fc
        .array(
          fc.tuple(
            fc.oneof(
              { weight: 20, arbitrary: row },
              { weight: 1, arbitrary: brokenRow },
              { weight: 2, arbitrary: fc.constantFrom('', '# a comment', '#a,b,c', ' ') },
            ),
            fc.constantFrom(...lineEnds),
          ),
          { maxLength: 6 },
        )
        .map((rows) => rows.map((each) => each.join('')).join('')),
    },
  )
  .chain((text) => fc.constantFrom('', '', '', '\ufeff').map((mark) => encoder.encode(`${mark}${text}`)));
