import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Identifiers } from '../../ports/clock.ts';
import type { Log } from '../../ports/machine.ts';

/** The failure that stands for what nobody expected. */
export type Bug = Extract<AppError, { readonly code: 'bug' }>;

/** What noting a bug needs. */
export interface NoteBugParts {
  readonly identifiers: Identifiers;
  readonly log: Log;
}

/** Notes what nobody expected, without its message, which may quote a secret; the failure to show for it. */
export function noteBug(request: string | null, error: unknown, { identifiers, log }: NoteBugParts): Bug {
  const incident = identifiers.next();
  const type = error instanceof Error ? error.name : typeof error;
  log.write('bug', { incident, request, type }, error);
  return { code: 'bug', incident };
}

/** Whether two failures are one; a bug that comes again has another incident each time. */
export function isSameFailure(a: AppError, b: AppError): boolean {
  return a.code === b.code && (a.code === 'bug' || JSON.stringify(a) === JSON.stringify(b));
}
