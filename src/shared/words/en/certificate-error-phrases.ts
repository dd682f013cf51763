import { spoken } from '../language/spoken.ts';

const english = {
  certificate: {
    empty: (file: string) => `${file} is empty.`,
    cut: (file: string) => `${file} was cut off in the middle of a certificate.`,
    der: (file: string) =>
      `${file} holds a certificate in binary form (DER); only the text form (PEM) is read there.`,
    'other-text': (file: string) => `${file} holds text that is not a certificate.`,
    damaged: (file: string) => `${file} holds a certificate that cannot be read.`,
  },
  restore: 'Restore it from a backup or let MicroK8s make it again.',
  key: {
    empty: (file: string) => `${file} is empty.`,
    damaged: (file: string) => `${file} holds no readable private key.`,
    'other-key': (file: string) => `${file} holds a key that does not belong to the certificate beside it.`,
  },
  restoreKey: 'Restore the key that belongs to the certificate, or let MicroK8s make both again.',
};

/** Failures of certificates. */
export const certificateErrorPhrases = spoken('certificateError', english);
