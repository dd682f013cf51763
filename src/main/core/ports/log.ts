import type { AppErrorCode } from '../../../shared/errors.ts';

/** Where diagnostics go: short event names and plain facts, never a message of somebody else's error. */
export interface Log {
  write(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
  failure(event: string, code: AppErrorCode): void;
}
