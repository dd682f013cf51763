import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../../shared/contract/values/result.ts';

/** The cluster that is open, as far as whoever asks needs it. */
export interface Opened<Parts> {
  /** Its parts, or why none is open. */
  open(): Result<Parts, AppError>;
  /** Asks something of it. */
  inOpen<Value>(ask: (open: Parts) => Promise<Result<Value, AppError>>): Promise<Result<Value, AppError>>;
}
