import type { AppError } from './errors.ts';
import { adminErrorWords } from './errors/admin.ts';
import { apiErrorWords } from './errors/api.ts';
import { apiCertificateErrorWords } from './errors/api-certificate.ts';
import { appErrorWords } from './errors/app.ts';
import { authorityErrorWords } from './errors/authority.ts';
import { certificateErrorWords } from './errors/certificates.ts';
import { clusterFileErrorWords } from './errors/cluster-files.ts';
import { dashboardErrorWords } from './errors/dashboard.ts';
import { inspectErrorWords } from './errors/inspect.ts';
import { kubeconfigErrorWords } from './errors/kubeconfig.ts';
import { keyringErrorWords } from './errors/keyring.ts';
import { rotationErrorWords } from './errors/rotation.ts';
import { tokenErrorWords } from './errors/tokens.ts';
import type { Description, WordsOf } from './errors/words.ts';
import { fitWay } from './fit-way.ts';
import type { Known } from './known.ts';
import { visibleText } from './visible-text.ts';

const words: WordsOf<AppError> = {
  ...clusterFileErrorWords,
  ...kubeconfigErrorWords,
  ...authorityErrorWords,
  ...certificateErrorWords,
  ...apiErrorWords,
  ...apiCertificateErrorWords,
  ...tokenErrorWords,
  ...inspectErrorWords,
  ...keyringErrorWords,
  ...rotationErrorWords,
  ...adminErrorWords,
  ...dashboardErrorWords,
  ...appErrorWords,
};

/** Gives every error its sentence, a remedy that fits what is known, and, where one exists, its button or command. */
export function describe(error: AppError, known: Known): Description {
  const tell = words[error.code] as (error: AppError, known: Known) => Description;
  const told = tell(error, known);
  const { message, action } = told;
  const { remedy, command } = fitWay(told, known);
  return {
    message: visibleText(message),
    remedy: visibleText(remedy),
    ...(command === undefined ? {} : { command: visibleText(command) }),
    ...(action === undefined ? {} : { action }),
    ...('said' in error && error.said !== undefined ? { said: visibleText(error.said) } : {}),
  };
}
