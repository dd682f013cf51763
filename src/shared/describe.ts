import type { AppError } from './errors.ts';
import { adminErrorWords } from './errors/admin.ts';
import { apiErrorWords } from './errors/api.ts';
import { appErrorWords } from './errors/app.ts';
import { authorityErrorWords } from './errors/authority.ts';
import { certificateErrorWords } from './errors/certificates.ts';
import { clusterFileErrorWords } from './errors/cluster-files.ts';
import { dashboardErrorWords } from './errors/dashboard.ts';
import { inspectErrorWords } from './errors/inspect.ts';
import { keyringErrorWords } from './errors/keyring.ts';
import { rotationErrorWords } from './errors/rotation.ts';
import { tokenErrorWords } from './errors/tokens.ts';
import type { Description, WordsOf } from './errors/words.ts';
import { visibleText } from './visible-text.ts';

const words: WordsOf<AppError> = {
  ...clusterFileErrorWords,
  ...authorityErrorWords,
  ...certificateErrorWords,
  ...apiErrorWords,
  ...tokenErrorWords,
  ...inspectErrorWords,
  ...keyringErrorWords,
  ...rotationErrorWords,
  ...adminErrorWords,
  ...dashboardErrorWords,
  ...appErrorWords,
};

/** Gives every error its sentence, its remedy and, where one exists, its button or command. */
export function describe(error: AppError): Description {
  const tell = words[error.code] as (error: AppError) => Description;
  const { message, remedy, command, action } = tell(error);
  return {
    message: visibleText(message),
    remedy: visibleText(remedy),
    ...(command === undefined ? {} : { command: visibleText(command) }),
    ...(action === undefined ? {} : { action }),
    ...('said' in error && error.said !== undefined ? { said: visibleText(error.said) } : {}),
  };
}
