import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const apiCertificateErrorPhrases = spoken('apiCertificateError', english);
