import * as z from 'zod';
import { epochMs } from '../values/epoch-ms.ts';
import { authenticationModeSchema } from './authentication-mode.ts';
import { authorizationSchema } from './authorization.ts';
import { certificateRowSchema, mostRows, unreadCertificateSchema } from './certificates-state.ts';
import { appErrorSchema } from '../errors/errors.ts';
import { dashboardFindingSchemas } from './dashboard-findings.ts';
import { otherNodeSchema } from './nodes-state.ts';
import { degreeSchema, type Degree } from './verdict-state.ts';

/** Names a control plane node; null where only its address is known. */
const nodeNameSchema = otherNodeSchema.pick({ name: true, server: true });

const certificateSchema = certificateRowSchema
  .pick({
    id: true,
    name: true,
    role: true,
    standing: true,
    maker: true,
    nodeName: true,
    seen: true,
    obstacle: true,
  })
  .extend({ mode: authenticationModeSchema });

/** What is unsafe about the open cluster, as plain data; times are epoch milliseconds, a `total` a count. `describeFinding` gives its words. */
export const safetyFindingSchema = z.discriminatedUnion('kind', [
  /**
   * Every token is cluster admin: so says the API server, or where its word is not known, its arguments, each null where
   * nobody saw it; `asOf` when that was seen, null where the newest look saw it.
   */
  z.strictObject({
    kind: z.literal('rbac-off'),
    server: authorizationSchema.nullable(),
    files: authorizationSchema.nullable(),
    /** Whether MicroK8s’ add-on can turn RBAC on. */
    fitsAddOn: z.boolean(),
    asOf: epochMs.nullable(),
  }),
  /** RBAC is on, and the arguments of the API server turn it off. */
  z.strictObject({ kind: z.literal('rbac-off-at-restart'), fitsAddOn: z.boolean() }),
  /** RBAC was off, and how it is by now nobody can tell. */
  z.strictObject({ kind: z.literal('rbac-was-off'), at: epochMs }),
  /** A rotation was cut off; `isSeen`: files and API server do not agree since, else one of them could not be looked at. */
  z.strictObject({ kind: z.literal('rotation-unsettled'), startedAt: epochMs, isSeen: z.boolean() }),
  /** Other control plane nodes that did not follow a rotation. */
  z.strictObject({ kind: z.literal('old-token-accepted'), nodes: z.array(nodeNameSchema).min(1) }),
  /** Other control plane nodes that could not be asked since a rotation. */
  z.strictObject({ kind: z.literal('old-token-unasked'), nodes: z.array(nodeNameSchema).min(1) }),
  /** Other control plane nodes could not be looked for since a rotation. */
  z.strictObject({ kind: z.literal('nodes-unseen'), error: appErrorSchema }),
  /** Other control plane nodes that do not accept the admin token of this machine, though it was not rotated here. */
  z.strictObject({ kind: z.literal('nodes-differ'), nodes: z.array(nodeNameSchema).min(1) }),
  /** The same after a rotation was undone here. */
  z.strictObject({ kind: z.literal('nodes-not-undone'), nodes: z.array(nodeNameSchema).min(1) }),
  /** The old token is still kept for an undo, past its time. */
  z.strictObject({
    kind: z.literal('rotation-backup-overdue'),
    dueAt: epochMs,
    /** The line that removes it. */
    command: z.string(),
  }),
  /** The token file does not hold the token of client.config. */
  z.strictObject({ kind: z.literal('admin-token-differs'), file: z.string() }),
  /** The token file cannot be read, or the API server would refuse it. */
  z.strictObject({ kind: z.literal('token-file-unusable'), error: appErrorSchema }),
  /** The arguments of the API server do not say how it knows its administrator, or it does not start with them. */
  z.strictObject({ kind: z.literal('authentication-unknown'), error: appErrorSchema }),
  /** Files with secrets that every user of the machine may read, or even write; at most 20 of `total` are named. */
  z.strictObject({
    kind: z.literal('files-open'),
    files: z.array(z.string()).min(1).max(20),
    total: z.int(),
    isWritable: z.boolean(),
  }),
  /** Folders of secrets whose files could not be looked at, and through which every user of the machine may be able to pass. */
  z.strictObject({ kind: z.literal('files-unseen'), folders: z.array(z.string()).min(1) }),
  /** Secrets that hold a token of a service account for ever; the first few of `total` are named, as `namespace/name`. */
  z.strictObject({
    kind: z.literal('legacy-tokens'),
    total: z.int(),
    named: z.array(z.string()).min(1).max(5),
    /** The credential’s id of the first that is named. */
    first: z.string(),
    /** RBAC is off, so that each of them is cluster admin. */
    areAdmin: z.boolean(),
    /** Those of dashboards whose account may do everything, as `namespace/name`. */
    administrators: z.array(z.string()).max(2),
    /** Those of dashboards of whose account nobody could find that out. */
    unasked: z.array(z.string()).max(2),
    /** When they were seen; null where the newest look saw them. */
    asOf: epochMs.nullable(),
    /** They may be others by now. */
    isPast: z.boolean(),
  }),
  /** Legacy tokens could not be looked for. */
  z.strictObject({ kind: z.literal('legacy-tokens-unseen'), error: appErrorSchema }),
  /** Join tokens that never expire; `reusable` of `total` join any number of machines, and `first` is the credential’s id of one. */
  z.strictObject({
    kind: z.literal('join-tokens'),
    total: z.int(),
    reusable: z.int(),
    first: z.string(),
  }),
  /** A file of join tokens could not be read. */
  z.strictObject({ kind: z.literal('join-tokens-unseen'), error: appErrorSchema }),
  /** A certificate that has expired, or does within 30 days; `also` are later ones that the same command renews. */
  certificateSchema.extend({
    kind: z.literal('certificate-ending'),
    notAfter: epochMs,
    isExpired: z.boolean(),
    also: z
      .array(certificateRowSchema.pick({ id: true, name: true, role: true, notAfter: true }))
      .max(mostRows),
  }),
  /** Certificates that are not valid yet by the clock of this machine; the first few of `total` are named. */
  z.strictObject({
    kind: z.literal('certificates-not-yet'),
    total: z.int(),
    named: z
      .array(certificateRowSchema.pick({ id: true, name: true, role: true }))
      .min(1)
      .max(3),
    /** When the last of them begins. */
    notBefore: epochMs,
    seenAt: epochMs,
  }),
  /** A file was last changed at a time that is yet to come: the clock is behind, or was ahead then. */
  z.strictObject({
    kind: z.literal('file-from-later'),
    file: z.string(),
    changedAt: epochMs,
    seenAt: epochMs,
  }),
  /** A file of a certificate, a key or a kubeconfig cannot be read or used. */
  unreadCertificateSchema.extend({ kind: z.literal('certificate-unread'), mode: authenticationModeSchema }),
  /** A certificate that the CA beside it did not sign. */
  certificateSchema.extend({ kind: z.literal('certificate-foreign') }),
  /** Addresses in use that the API server's certificate does not cover. */
  z.strictObject({
    kind: z.literal('address-uncovered'),
    addresses: z.array(z.string()).min(1).max(4),
    /** The row of that certificate. */
    certificate: certificateSchema,
  }),
  /** Names and addresses of this node that the kubelet's certificate does not cover. */
  z.strictObject({
    kind: z.literal('kubelet-uncovered'),
    addresses: z.array(z.string()).min(1).max(4),
    certificate: certificateSchema,
  }),
  /** Rows of the token file whose tokens are at least a year old; the users of the first few of `total` are named, oldest first. */
  z.strictObject({
    kind: z.literal('token-file-old'),
    file: z.string(),
    total: z.int(),
    named: z.array(z.string()).min(1).max(5),
    /** Each of them is at least that old. */
    knownSince: epochMs,
    /** The administrator’s is one of them, which a rotation replaces. */
    hasAdmin: z.boolean(),
  }),
  /** The admin token never expires; `copies` of it lie in other kubeconfigs. */
  z.strictObject({ kind: z.literal('admin-token-forever'), copies: z.int() }),
  /** Other rows of the token file whose holder is administrator; the users of the first few of `total` are named. */
  z.strictObject({
    kind: z.literal('static-tokens-forever'),
    total: z.int(),
    named: z.array(z.string()).min(1).max(5),
  }),
  /** Tokens of MicroK8s’ cluster agent that never expire, beside the join tokens; `first` is the credential’s id of one. */
  z.strictObject({ kind: z.literal('agent-tokens-forever'), total: z.int(), first: z.string() }),
  /** Tokens that Keyfob was to renew, and could not; the first few of `total` to end are named. */
  z.strictObject({
    kind: z.literal('renewals-stopped'),
    total: z.int(),
    named: z.array(z.string()).min(1).max(5),
    /** The kept token that ends first, and when. */
    first: z.string(),
    endsAt: epochMs,
  }),
  ...dashboardFindingSchemas,
]);
/** The name of one kind of finding. */
export const safetyKindSchema = z.enum(safetyFindingSchema.options.map(({ shape }) => shape.kind.value));

export type SafetyFinding = z.infer<typeof safetyFindingSchema>;

/** A finding and how much it presses. */
export type JudgedFinding = SafetyFinding & { readonly degree: Degree };

const judged = safetyFindingSchema.options.map((option: z.ZodObject) =>
  option.extend({ degree: degreeSchema }),
);

/** The findings of the open cluster: those that press most first, and of these the gravest. */
export const safetyStateSchema = z
  .discriminatedUnion('kind', judged as unknown as [z.ZodObject, ...z.ZodObject[]])
  .array() as unknown as z.ZodType<JudgedFinding[]>;
