import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';

/** The answer of a command that worked. */
export const accepted = ok({});

/** A command's answer: what it returned stays in main. */
export function toReply(result: Result<unknown, AppError>): Result<Record<string, never>, AppError> {
  return result.ok ? accepted : result;
}
