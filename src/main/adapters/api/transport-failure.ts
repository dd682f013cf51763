import type { AppError } from '../../../shared/contract/errors/errors.ts';

/** Why there is no reply. */
export class TransportFailure extends Error {
  readonly failure: AppError;

  constructor(failure: AppError) {
    super(failure.code);
    this.failure = failure;
  }
}
