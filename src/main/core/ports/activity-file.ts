import type { AppError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';

/** The file of the activity list: lines are only ever added, and the oldest go when there are too many. */
export interface ActivityFile {
  /** Adds one line, which has no line break of its own. */
  append(line: string): Promise<Result<null, AppError>>;
  /** All lines that are kept, oldest first; a look that failed is an error. */
  read(): Promise<Result<string, AppError>>;
}
