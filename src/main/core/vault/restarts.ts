import * as z from 'zod';
import type { DocumentStore } from '../ports/files.ts';
import { readDocument } from './documents/read-document.ts';
import type { NewToken } from './token-store.ts';

const documentSchema = z.strictObject({
  version: z.literal(1),
  incident: z.string(),
  /** When Keyfob started anew, this time included: milliseconds since the machine started, which nobody can set. */
  startedAnew: z.array(z.number()),
  /** The tokens that only the memory of the process before held. */
  lost: z.array(z.strictObject({ id: z.string(), account: z.string() })),
});

/** What a process that ended for a bug leaves to the one that takes its place. */
export type Restart = Pick<z.infer<typeof documentSchema>, 'incident' | 'lost'>;

/** What deciding on a start anew needs. */
export interface RestartsParts {
  readonly documents: DocumentStore;
  /** Milliseconds since the machine started. */
  readonly sinceBoot: () => number;
}

const most = 2;
const spanMs = 10 * 60_000;

/** Decides whether Keyfob starts anew after a bug, and hands on what there is to tell of it. */
export class Restarts {
  readonly #parts: RestartsParts;
  #note: Promise<z.infer<typeof documentSchema> | null> | null = null;
  #noting: Promise<boolean> = Promise.resolve(false);

  constructor(parts: RestartsParts) {
    this.#parts = parts;
  }

  /** What the process before left, which is removed with that; null where it left nothing, or nothing that can be read. */
  async before(): Promise<Restart | null> {
    return this.#read();
  }

  /** Notes one for the next process; false where there were two within ten minutes, or it cannot be noted. */
  note(incident: string, lost: readonly NewToken[]): Promise<boolean> {
    this.#noting = this.#write(incident, lost);
    return this.#noting;
  }

  /** Takes the note back, also one that is being written: no process takes the place of this one. */
  async withdraw(): Promise<void> {
    if (await this.#noting) await this.#parts.documents.remove('restart.json');
  }

  async #write(incident: string, lost: readonly NewToken[]): Promise<boolean> {
    const { documents, sinceBoot } = this.#parts;
    const now = sinceBoot();
    const recent = recentStarts((await this.#read())?.startedAnew ?? [], now);
    if (recent.length >= most) return false;
    const document: z.infer<typeof documentSchema> = {
      version: 1,
      incident,
      startedAnew: [...recent, now],
      lost: lost.map(({ id, namespace, serviceAccount }) => ({
        id,
        account: `${namespace}/${serviceAccount}`,
      })),
    };
    const written = await documents.write('restart.json', `${JSON.stringify(document)}\n`);
    return written.ok;
  }

  #read() {
    this.#note ??= this.#take();
    return this.#note;
  }

  async #take(): Promise<z.infer<typeof documentSchema> | null> {
    const { documents } = this.#parts;
    const text = await documents.read('restart.json');
    if (text.ok && text.value === null) return null;
    await documents.remove('restart.json');
    const read = text.ok && text.value !== null ? readDocument(documentSchema, 1, text.value) : null;
    return read?.ok === true ? read.value : null;
  }
}

/** Those within ten minutes; what lies after `now` was before the machine started anew. */
function recentStarts(startedAnew: readonly number[], now: number): readonly number[] {
  return startedAnew.filter((at) => at <= now && now - at < spanMs);
}
