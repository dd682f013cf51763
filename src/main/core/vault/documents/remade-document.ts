import type { Result } from '../../../../shared/contract/values/result.ts';
import type { ActivityLog } from './activity-log.ts';
import type { DocumentName, DocumentStore } from '../../ports/files.ts';
import type { Log } from '../../ports/machine.ts';
import { explainFault, type DocumentFault } from './read-document.ts';

/** What reading such a document needs. */
export interface RemadeDocumentParts {
  readonly documents: DocumentStore;
  readonly activity: ActivityLog;
  readonly log: Log;
}

/** What a document holds, null where there is none; `isWritable`: another may take its place. */
export interface RemadeDocument<Content> {
  readonly content: Content | null;
  readonly isWritable: boolean;
}

/**
 * Reads a document that Keyfob can make anew. A text that is no such document is put aside, which Activity tells; one
 * that could not be looked at may be whole, and one of a later Keyfob is of use to that, so they are left and nothing
 * is written in their place.
 */
export async function readRemadeDocument<Content>(
  name: DocumentName,
  parse: (text: string) => Result<Content, DocumentFault>,
  { documents, activity, log }: RemadeDocumentParts,
): Promise<RemadeDocument<Content>> {
  const read = await documents.read(name);
  if (!read.ok) {
    log.failure(`read ${name}`, read.error.code);
    return { content: null, isWritable: false };
  }
  if (read.value === null) return { content: null, isWritable: true };
  const parsed = parse(read.value);
  if (parsed.ok) return { content: parsed.value, isWritable: true };
  if (parsed.error === 'newer') {
    log.failure(`read ${name}`, explainFault(parsed.error, name).code);
    return { content: null, isWritable: false };
  }
  const aside = await documents.setAside(name);
  if (aside.ok) activity.note('file-set-aside', { cluster: null, subject: documents.path(name), jti: null });
  else log.failure(`set aside ${name}`, aside.error.code);
  return { content: null, isWritable: aside.ok };
}
