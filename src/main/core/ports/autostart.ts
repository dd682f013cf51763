import type { AppError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';

/** Whether the desktop starts Keyfob at login, in the tray only. */
export interface Autostart {
  isOn(): Promise<Result<boolean, AppError>>;
  set(on: boolean): Promise<Result<null, AppError>>;
}
