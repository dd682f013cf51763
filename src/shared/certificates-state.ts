import * as z from 'zod';
import { epochMs } from './epoch-ms.ts';
import { appErrorSchema } from './errors.ts';

/** What a certificate is for; `kubelet-own` is the one that kubelets made for themselves up to MicroK8s 1.27. */
export const certificateRoleSchema = z.enum([
  'ca',
  'server',
  'front-proxy-ca',
  'front-proxy-client',
  'admin',
  'controller',
  'scheduler',
  'proxy',
  'kubelet',
  'kubelet-own',
  'apiserver-kubelet-client',
  'datastore',
  'remote-server',
]);
export type CertificateRole = z.infer<typeof certificateRoleSchema>;

/** One certificate of the cluster, without its key. */
export const certificateRowSchema = z.strictObject({
  /** The id of its credential: it stays the same when the certificate is renewed. */
  id: z.string(),
  role: certificateRoleSchema,
  /** The name of the file that holds it, or `server.crt` when only the API server showed it. */
  name: z.string(),
  /** Where it was seen: files below the snap data folder, or the server that showed it. */
  places: z.array(z.string()).min(1).max(8),
  subject: z.string(),
  issuer: z.string(),
  /** The names and addresses that it is valid for (subject alternative names), at most 100. */
  names: z.array(z.string()).max(100),
  serial: z.string(),
  /** SHA-256 of the certificate, upper-case hex with colons. */
  fingerprint: z.string(),
  notBefore: epochMs,
  notAfter: epochMs,
  /** Whether its CA signed it; `own`: it signed itself, as CAs do; `unchecked`: its CA could not be read. */
  chain: z.enum(['signed', 'own', 'broken', 'unchecked']),
});
export type CertificateRow = z.infer<typeof certificateRowSchema>;

/** The certificates of one cluster as they were last read; null before that. */
export const certificatesStateSchema = z
  .strictObject({
    rows: z.array(certificateRowSchema).max(60),
    /** What is there and could not be read. */
    unread: z.array(appErrorSchema).max(60),
    /** Addresses in use that the API server's certificate does not cover. */
    uncovered: z.array(z.string()).max(4),
  })
  .nullable();
export type CertificatesState = z.infer<typeof certificatesStateSchema>;
