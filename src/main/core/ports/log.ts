import type { AppErrorCode } from '../../../shared/contract/errors/errors.ts';
import type { PageBug } from '../../../shared/contract/state/page-bug.ts';

/** Where diagnostics go: short event names and plain facts, never a message of somebody else's error. */
export interface Log {
  /** Of `error` only where it was thrown is kept. */
  write(
    event: string,
    facts?: Readonly<Record<string, string | number | boolean | null>>,
    error?: unknown,
  ): void;
  pageBug(bug: PageBug): void;
  failure(event: string, code: AppErrorCode): void;
}
