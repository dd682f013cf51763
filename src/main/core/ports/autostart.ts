import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../shared/contract/values/result.ts';

/** Whether the desktop starts Keyfob at login, in the tray only. */
export interface Autostart {
  isOn(): Promise<Result<boolean, AppError>>;
  set(on: boolean): Promise<Result<null, AppError>>;
}
