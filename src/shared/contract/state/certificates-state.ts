import * as z from 'zod';
import { epochMs } from '../values/epoch-ms.ts';
import { appErrorSchema } from '../errors/errors.ts';
import { standingSchema } from './seen.ts';

/** No cluster has so many. */
export const mostRows = 100;

/**
 * What a certificate is for; `kubelet-own` is the one that kubelets made for themselves up to MicroK8s 1.27, `kubelet-checked`
 * the same where the API server checks it against the cluster CA, `between` one that stands between another and its CA, and
 * `trusted-ca` a further CA that the API server is told to trust; `token-key` is no certificate but the key that signs tokens.
 */
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
  'kubelet-checked',
  'apiserver-kubelet-client',
  'datastore',
  'remote-server',
  'etcd-client',
  'kubelet-rotated',
  'trusted-ca',
  'between',
  'token-key',
]);
export type CertificateRole = z.infer<typeof certificateRoleSchema>;

/**
 * Whose a certificate is: `own` is in use and MicroK8s' to renew, `elsewhere` is in use and lies where MicroK8s renews
 * nothing, and `spare` is MicroK8s' but another one is used in its place.
 */
export const certificateStandingSchema = z.enum(['own', 'elsewhere', 'spare']);
export type CertificateStanding = z.infer<typeof certificateStandingSchema>;

/**
 * Who makes another one: MicroK8s as it does for its role, the kubelet of this node once it is gone, or the cluster CA by
 * hand; null where that depends on what is not known.
 */
export const certificateMakerSchema = z.enum(['microk8s', 'kubelet', 'ca']).nullable();
export type CertificateMaker = z.infer<typeof certificateMakerSchema>;

/**
 * A private key that stands in the way of renewing a certificate: one with which it would be renewed and which is of no use
 * for that, or, with `elsewhere`, the one that is in use, for which nothing is renewed.
 */
export const renewalObstacleSchema = z.strictObject({
  file: z.string(),
  problem: z.enum(['missing', 'empty', 'damaged', 'other-key', 'elsewhere']),
});
export type RenewalObstacle = z.infer<typeof renewalObstacleSchema>;

/** The name that the kubelet was told to have (`--hostname-override`) where that is not the machine’s: another one is to cover it, too. */
const nodeNameSchema = z
  .string()
  .regex(/^[a-z0-9.:-]+$/)
  .optional();

/** One certificate of the cluster, without its key; times are epoch milliseconds. */
export const certificateRowSchema = z.strictObject({
  /** The id of its credential: it stays the same when the certificate is renewed. */
  id: z.string(),
  role: certificateRoleSchema,
  standing: certificateStandingSchema,
  /** The name of the file that holds it where MicroK8s makes that, its path otherwise, or the server that alone showed it. */
  name: z.string(),
  /** Where it was seen: files, by their path where they are not below the snap data folder, and the server that showed it. */
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
  maker: certificateMakerSchema,
  nodeName: nodeNameSchema,
  /** When the server showed it, where nothing else holds it and the newest look did not see it. */
  seen: z.strictObject({ at: epochMs, standing: standingSchema.exclude(['now']) }).optional(),
  /** Why nothing may renew it now; null where nothing is known that would. */
  obstacle: renewalObstacleSchema.nullable(),
});
export type CertificateRow = z.infer<typeof certificateRowSchema>;

/** A file that cannot be read or used, of a certificate, its key or a kubeconfig; a running server goes on without it. */
export const unreadCertificateSchema = z.strictObject({
  /** `file:` and its path. */
  id: z.string(),
  role: certificateRoleSchema,
  standing: certificateStandingSchema,
  error: appErrorSchema,
  maker: certificateMakerSchema,
  nodeName: nodeNameSchema,
  /** Why nothing may renew it now; null where nothing is known that would. */
  obstacle: renewalObstacleSchema.nullable(),
});
export type UnreadCertificate = z.infer<typeof unreadCertificateSchema>;

/** When a file was last changed by the clock that this machine had then, epoch milliseconds. */
export const fileChangeSchema = z.strictObject({ file: z.string(), at: epochMs });
export type FileChange = z.infer<typeof fileChangeSchema>;

/** The certificates of one cluster as they were last read; null before that. */
export const certificatesStateSchema = z
  .strictObject({
    rows: z.array(certificateRowSchema).max(mostRows),
    /** What is there and could not be read, or is not there and must be. */
    unread: z.array(unreadCertificateSchema).max(mostRows),
    /** Addresses in use that the API server's certificate does not cover. */
    uncovered: z.array(z.string()).max(4),
    /** Names and addresses of this node that the kubelet's certificate does not cover, though the API server checks it. */
    kubeletUncovered: z.array(z.string()).max(4),
    /** The file that was changed last, and when; null where none was read. */
    lastChange: fileChangeSchema.nullable(),
    /** What stands in the way of `refresh-certs -e server.crt` and `-e ca.crt`, whether their certificates are there or not; null for nothing. */
    obstacles: z.strictObject({
      server: renewalObstacleSchema.nullable(),
      ca: renewalObstacleSchema.nullable(),
    }),
  })
  .nullable();
export type CertificatesState = z.infer<typeof certificatesStateSchema>;
