import { certificateErrorPhrases } from '../en/certificate-error-phrases.ts';
import type { Words } from './words.ts';
import type { certificateErrors } from '../../contract/errors/certificates-errors.ts';

/** The words of these failures. */
export const certificateErrorWords: Words<typeof certificateErrors> = {
  'certificate-unusable': ({ file, problem }) => {
    const { certificate, restore } = certificateErrorPhrases();
    return { message: certificate[problem](file), remedy: restore, action: 'retry' };
  },
  'certificate-key-unusable': ({ file, problem }) => {
    const { key, restoreKey } = certificateErrorPhrases();
    return { message: key[problem](file), remedy: restoreKey, action: 'retry' };
  },
};
