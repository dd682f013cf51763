import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../shared/contract/values/result.ts';

/** The user's web browser. */
export interface Browser {
  /** Hands it an http or https address; `browser-missing` where the desktop has nothing that takes one, `browser-refused` where what it has did not. */
  open(address: string): Promise<Result<null, AppError>>;
}
