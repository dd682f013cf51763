import * as z from 'zod';
import { epochMs } from '../values/epoch-ms.ts';

const server = z.string();

/** Failures of the certificate that the API server shows. */
export const apiCertificateErrors = [
  z.strictObject({
    code: z.literal('api-certificate'),
    server,
    problem: z.enum([
      'untrusted',
      'expired',
      'not-yet',
      'wrong-name',
      'wrong-name-elsewhere',
      'unfit',
      'key-usage',
    ]),
  }),
  /** A certificate of the chain that the server shows is not valid by the clock of this machine. */
  z.strictObject({
    code: z.literal('api-certificate-dates'),
    server,
    /** `elsewhere`: the server's own, which MicroK8s does not renew; `between`: one between it and the CA. */
    which: z.enum(['server', 'elsewhere', 'between', 'ca']),
    problem: z.enum(['expired', 'not-yet']),
    /** When it ended, or begins. */
    at: epochMs,
    /** What the clock said. */
    seenAt: epochMs,
  }),
] as const;
