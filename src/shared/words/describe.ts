import type { AppError } from '../contract/errors/errors.ts';
import { accountErrorWords } from './errors/accounts-error-words.ts';
import { adminErrorWords } from './errors/admin-error-words.ts';
import { apiErrorWords } from './errors/api-error-words.ts';
import { apiCertificateErrorWords } from './errors/api-certificate-error-words.ts';
import { appErrorWords } from './errors/app-error-words.ts';
import { authorityErrorWords } from './errors/authority-error-words.ts';
import { certificateErrorWords } from './errors/certificates-error-words.ts';
import { clusterFileErrorWords } from './errors/cluster-files-error-words.ts';
import { dashboardErrorWords } from './errors/dashboard-error-words.ts';
import { inspectErrorWords } from './errors/inspect-error-words.ts';
import { kubeconfigErrorWords } from './errors/kubeconfig-error-words.ts';
import { keyringErrorWords } from './errors/keyring-error-words.ts';
import { rotationErrorWords } from './errors/rotation-error-words.ts';
import { tokenErrorWords } from './errors/tokens-error-words.ts';
import type { Description, UnfittedDescription, ErrorWords } from './errors/words.ts';
import { fitWay } from './known/fit-way.ts';
import type { Known } from './known/known.ts';
import { visibleText } from './text/visible-text.ts';

const words: ErrorWords<AppError> = {
  ...clusterFileErrorWords,
  ...kubeconfigErrorWords,
  ...authorityErrorWords,
  ...certificateErrorWords,
  ...apiErrorWords,
  ...apiCertificateErrorWords,
  ...tokenErrorWords,
  ...accountErrorWords,
  ...inspectErrorWords,
  ...keyringErrorWords,
  ...rotationErrorWords,
  ...adminErrorWords,
  ...dashboardErrorWords,
  ...appErrorWords,
};

/** Gives every error its sentence, a remedy that fits what is known, and, where one exists, its button or command. */
export function describe(error: AppError, known: Known): Description {
  const tell = words[error.code] as (error: AppError, known: Known) => UnfittedDescription;
  const unfitted = tell(error, known);
  const { message, action } = unfitted;
  const { remedy, command } = fitWay(unfitted, known);
  return {
    message: visibleText(message),
    remedy: visibleText(remedy),
    ...(command === undefined ? {} : { command: visibleText(command) }),
    ...(action === undefined ? {} : { action }),
    ...('said' in error && error.said !== undefined ? { said: visibleText(error.said) } : {}),
  };
}
