import * as z from 'zod';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import { readDocument, type DocumentFault } from '../../vault/documents/read-document.ts';
import {
  readRemadeDocument,
  type RemadeDocument,
  type RemadeDocumentParts,
} from '../../vault/documents/remade-document.ts';

const documentSchema = z.strictObject({ version: z.literal(1), settled: z.string() });

/** Remembers of which rotation a person was told that it is settled; at worst it is told once more. */
export class AcknowledgedRotation {
  readonly #parts: RemadeDocumentParts;
  #read: Promise<RemadeDocument<string>> | null = null;

  constructor(parts: RemadeDocumentParts) {
    this.#parts = parts;
  }

  /** What an earlier start told: what this one tells stays on the screen until the next. Null when that cannot be read. */
  async before(): Promise<string | null> {
    return (await this.#look()).content;
  }

  /** Notes it for the next start. */
  async note(rotation: string): Promise<void> {
    // Read first, else this start would take its own note for that of an earlier one.
    if (!(await this.#look()).isWritable) return;
    const { documents } = this.#parts;
    await documents.write('rotation.json', `${JSON.stringify({ version: 1, settled: rotation })}\n`);
  }

  #look(): Promise<RemadeDocument<string>> {
    this.#read ??= readRemadeDocument('rotation.json', parse, this.#parts);
    return this.#read;
  }
}

function parse(text: string): Result<string, DocumentFault> {
  const read = readDocument(documentSchema, 1, text);
  return read.ok ? ok(read.value.settled) : read;
}
