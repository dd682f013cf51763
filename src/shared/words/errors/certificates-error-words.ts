import type { Words } from './words.ts';
import type { certificateErrors } from '../../contract/errors/certificates-errors.ts';

const certificateProblems = {
  empty: 'is empty',
  cut: 'was cut off in the middle of a certificate',
  der: 'holds a certificate in binary form (DER), and only its text form (PEM) is read there',
  'other-text': 'holds text that is no certificate',
  damaged: 'holds a certificate that cannot be read',
} as const;

const keyProblems = {
  empty: 'is empty',
  damaged: 'holds no private key that can be read',
  'other-key': 'holds the key of another certificate than the one beside it',
} as const;

/** The words of these failures. */
export const certificateErrorWords: Words<typeof certificateErrors> = {
  'certificate-unusable': (error) => ({
    message: `${error.file} ${certificateProblems[error.problem]}.`,
    remedy: 'Restore it from a backup or let MicroK8s make it again.',
    action: 'retry',
  }),
  'certificate-key-unusable': (error) => ({
    message: `${error.file} ${keyProblems[error.problem]}.`,
    remedy: 'Restore the one that belongs to the certificate, or let MicroK8s make both again.',
    action: 'retry',
  }),
};
