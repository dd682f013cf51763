import type { AppError } from '../../../shared/errors.ts';

/** Why there is no reply. */
export class TransportFailure extends Error {
  readonly failure: AppError;

  constructor(failure: AppError) {
    super(failure.code);
    this.failure = failure;
  }
}
