import * as z from 'zod';
import { parseJson } from '../parse-json.ts';
import type { DocumentStore } from '../ports/document-store.ts';

const documentSchema = z.strictObject({ version: z.literal(1), settled: z.string() });

/** Remembers of which rotation a person was told that it is settled; at worst it is told once more. */
export class ToldRotation {
  readonly #documents: DocumentStore;
  #before: Promise<string | null> | null = null;

  constructor(documents: DocumentStore) {
    this.#documents = documents;
  }

  /** What an earlier start told: what this one tells stays on the screen until the next. Null when that cannot be read. */
  before(): Promise<string | null> {
    this.#before ??= this.#read();
    return this.#before;
  }

  /** Notes it for the next start. */
  async note(rotation: string): Promise<void> {
    // Read first, else this start would take its own note for that of an earlier one.
    await this.before();
    await this.#documents.write('rotation.json', `${JSON.stringify({ version: 1, settled: rotation })}\n`);
  }

  async #read(): Promise<string | null> {
    const text = await this.#documents.read('rotation.json');
    if (!text.ok || text.value === null) return null;
    return documentSchema.safeParse(parseJson(text.value)).data?.settled ?? null;
  }
}
