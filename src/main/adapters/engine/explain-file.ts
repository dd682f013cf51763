import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { pathErrorCode } from '../system/error-code.ts';
import { UnsafeFile } from './open-folder.ts';

/** Why a file could not be read, as plain data; unknown errors are thrown on. */
export function explainFile(error: unknown, file: string): AppError {
  if (error instanceof UnsafeFile) {
    return error.problem === 'link' || error.problem === 'hard-link'
      ? { code: 'rotation-unsafe-path', path: file, problem: error.problem }
      : { code: 'file-not-regular', file };
  }
  switch (pathErrorCode(error)) {
    case 'ENOENT':
      return { code: 'file-missing', file };
    case 'ELOOP':
    case 'ENOTDIR':
      return { code: 'rotation-unsafe-path', path: file, problem: 'link' };
    case 'EACCES':
    case 'EPERM':
      return { code: 'root-only', file };
    case undefined:
      throw error;
    default:
      return { code: 'file-unreadable', file };
  }
}

/** Why a file could not be replaced, as plain data; unknown errors are thrown on. */
export function explainWrite(error: unknown, file: string): AppError {
  const failed = (reason: Extract<AppError, { code: 'rotation-write-failed' }>['reason']): AppError => ({
    code: 'rotation-write-failed',
    file,
    reason,
  });
  switch (pathErrorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return failed('full');
    case 'EROFS':
      return failed('read-only');
    case 'EACCES':
    case 'EPERM':
      return failed('permission');
    case 'EIO':
    case 'ENXIO':
    case 'EMFILE':
    case 'ENFILE':
    case 'ENOMEM':
      return failed('io');
    default:
      return explainFile(error, file);
  }
}
