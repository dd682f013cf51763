import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { isText, utf8 } from '../text/utf8.ts';

/** What a file of certificates holds. */
export interface PemFile {
  /** Each certificate, as PEM of its own, in the order of the file. */
  readonly blocks: readonly string[];
  /** What is wrong with the text around them; null where it is whole. */
  readonly problem: PemProblem | null;
}

export type PemProblem = Extract<AppError, { code: 'certificate-unusable' }>['problem'];

const begin = '-----BEGIN CERTIFICATE-----';
const derSequence = 0x30;
const derLongForm = 0x80;

/** Splits a file into its certificates, as whoever reads PEM does: text around them counts for nothing. */
export function readPem(bytes: Uint8Array): PemFile {
  const [first = 0, length = 0] = bytes;
  if (first === derSequence && length >= derLongForm) return { blocks: [], problem: 'der' };
  if (!isText(bytes)) return { blocks: [], problem: 'damaged' };
  const text = utf8(bytes);
  const blocks = pemBlocks(text);
  const begun = text.split(begin).length - 1;
  if (begun > blocks.length) return { blocks, problem: 'cut' };
  if (blocks.length > 0) return { blocks, problem: null };
  return { blocks, problem: text.trim() === '' ? 'empty' : 'other-text' };
}

/** Each certificate of a PEM text, as PEM of its own. */
export function pemBlocks(text: string): readonly string[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => `${block}\n`);
}
