import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../shared/contract/values/result.ts';

/** What could be read of the activity list. */
export interface ActivityReading {
  /** The lines, oldest first. */
  readonly text: string;
  /** Why a part of them could not be read. */
  readonly unread: readonly AppError[];
}

/** The file of the activity list: lines are only ever added, and the oldest go when there are too many. */
export interface ActivityFile {
  /** Adds one line, which has no line break of its own. */
  append(line: string): Promise<Result<null, AppError>>;
  /** All lines that are kept and can be read. */
  read(): Promise<ActivityReading>;
}
