import * as z from 'zod';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import { parseJson } from '../../files/text/parse-json.ts';

/** Why a text is not the document it should be: a later Keyfob wrote it, or it is none. */
export type DocumentFault = 'newer' | 'damaged';

const versionedSchema = z.looseObject({ version: z.int() });

/**
 * Reads a document whose newest known version is `version`. A later version, or one with nothing wrong but fields that
 * are not known here, was written by a later Keyfob.
 */
export function readDocument<Content>(
  schema: z.ZodType<Content>,
  version: number,
  text: string,
): Result<Content, DocumentFault> {
  const json = parseJson(text);
  const parsed = schema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const said = versionedSchema.safeParse(json).data?.version;
  if (said === undefined) return fail('damaged');
  const onlyUnknown = parsed.error.issues.every(({ code }) => code === 'unrecognized_keys');
  return fail(said > version || (said === version && onlyUnknown) ? 'newer' : 'damaged');
}

/** The failure to read a document at `file`. */
export function explainFault(fault: DocumentFault, file: string): AppError {
  return { code: fault === 'newer' ? 'store-newer' : 'store-unreadable', file };
}
