import * as z from 'zod';
import { accessRoleSchema } from './access-role.ts';
import { epochMs } from '../values/epoch-ms.ts';
import { alertSchema, soughtSchema } from './alert-state.ts';
import { authenticationModeSchema } from './authentication-mode.ts';
import { authorizationStateSchema } from './authorization.ts';
import { whyLeftSchema } from './why-left.ts';
import { certificatesStateSchema } from './certificates-state.ts';
import { credentialsStateSchema } from './credentials-state.ts';
import { rotationStateSchema } from './admin-state.ts';
import {
  dashboardOpeningSchema,
  dashboardSessionSchema,
  foundDashboardSchema,
  mostDashboards,
} from './dashboard-state.ts';
import { appErrorSchema } from '../errors/errors.ts';
import { restartedSchema } from '../errors/app-errors.ts';
import { forgettingSchema } from './forgetting-state.ts';
import { nodesStateSchema } from './nodes-state.ts';
import { safetyStateSchema } from './safety-state.ts';
import { shownSchema } from './seen.ts';
import { accountRunSchema } from './own-account-state.ts';
import { settingsSchema } from './settings.ts';
import { languageTags } from '../values/language.ts';
import { tokenRowSchema } from './token-state.ts';
import { verdictSchema } from './verdict-state.ts';

/** What the API server said when it was last asked; times are epoch milliseconds. */
export const apiStateSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('asking') }),
  z.strictObject({ status: z.literal('reachable'), checkedAt: epochMs }),
  z.strictObject({
    status: z.literal('failed'),
    error: appErrorSchema,
    checkedAt: epochMs,
  }),
]);
export type ApiState = z.infer<typeof apiStateSchema>;

/** What client.config holds to prove who it is; times are epoch milliseconds. */
export const adminCredentialSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('static-token') }),
  z.strictObject({
    kind: z.literal('client-certificate'),
    subject: z.string(),
    notBefore: epochMs,
    notAfter: epochMs,
  }),
]);
export type AdminCredential = z.infer<typeof adminCredentialSchema>;

/** One object that Keyfob makes on the cluster, as it is shown before it is made. */
export const accessObjectSchema = z.strictObject({
  kind: z.enum(['Namespace', 'ServiceAccount', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding']),
  name: z.string(),
  /** Null for what lives in none. */
  namespace: z.string().nullable(),
  /** The manifest as YAML. */
  manifest: z.string(),
});
export type AccessObject = z.infer<typeof accessObjectSchema>;

/** Whether the service account for dashboard tokens is there, and what its binding gives it. */
export const accessStateSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('absent') }),
  z.strictObject({ status: z.literal('foreign'), kind: z.string(), name: z.string() }),
  /** Another account was chosen for the tray, and whether it is there. */
  z.strictObject({
    status: z.literal('chosen'),
    namespace: z.string(),
    name: z.string(),
    isThere: z.boolean(),
  }),
  z.strictObject({
    status: z.literal('ready'),
    binding: z.discriminatedUnion('status', [
      z.strictObject({ status: z.literal('bound'), role: accessRoleSchema }),
      z.strictObject({ status: z.literal('missing') }),
      z.strictObject({ status: z.literal('different'), role: z.string() }),
    ]),
  }),
]);
export type AccessState = z.infer<typeof accessStateSchema>;

/** What was found in the snap data folder, and what its API server said. */
export const clusterStateSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('looking'), snapData: z.string() }),
  z.strictObject({ status: z.literal('unavailable'), snapData: z.string(), error: appErrorSchema }),
  z.strictObject({
    status: z.literal('open'),
    snapData: z.string(),
    identity: z.string(),
    name: z.string(),
    server: z.string(),
    mode: authenticationModeSchema,
    cisHardened: z.boolean(),
    /** Why MicroK8s keeps its control plane off; null where no lock of its says so. */
    halted: z.enum(['stopped', 'low-memory']).nullable(),
    admin: adminCredentialSchema,
    /** The path of the token file that the API server is told to read; null without one. */
    tokenFile: z.string().nullable(),
    /** When the token file last changed, epoch milliseconds: its tokens are at least that old; null without one. */
    tokenFileChangedAt: epochMs.nullable(),
    /** Something about the files that does not stop Keyfob but must be said; null where there is nothing. */
    warning: appErrorSchema.nullable(),
    api: apiStateSchema,
    /** Of Kubernetes, as `v1.36.3`; null until the API server said it. */
    version: shownSchema(z.string()).nullable(),
    authorization: authorizationStateSchema,
    /** Whom the API server takes the bearer of client.config for; null until it said that, and where it cannot. */
    user: shownSchema(z.strictObject({ user: z.string(), groups: z.array(z.string()) })).nullable(),
    /** Null until it was looked at. */
    access: shownSchema(accessStateSchema).nullable(),
  }),
]);
export type ClusterState = z.infer<typeof clusterStateSchema>;

/** Whether the OS keyring can be used. */
export const keyringStateSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('unknown') }),
  z.strictObject({ status: z.literal('ready') }),
  z.strictObject({ status: z.literal('unlocking') }),
  z.strictObject({ status: z.literal('unusable'), error: appErrorSchema }),
]);

/** What Keyfob put on the clipboard and when it takes it away again, epoch milliseconds. */
export const clipboardStateSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('empty') }),
  z.strictObject({
    status: z.literal('holding'),
    tokenId: z.string(),
    clearsAt: epochMs,
    /** Whether that needs no focused window. */
    clearsAlone: z.boolean(),
  }),
  /** Its time is over, and it may still be there. */
  z.strictObject({ status: z.literal('left'), tokenId: z.string(), why: whyLeftSchema }),
]);
export type ClipboardState = z.infer<typeof clipboardStateSchema>;

/** The last copy, or the one under way; times are epoch milliseconds. */
export const copyStateSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('idle') }),
  z.strictObject({ status: z.literal('working'), step: z.enum(['checking', 'minting']) }),
  z.strictObject({
    status: z.literal('done'),
    tokenId: z.string(),
    at: epochMs,
    /** `unchecked`: the API server could not be asked, so a kept token was copied as it is. */
    how: z.enum(['minted', 'reused', 'unchecked']),
  }),
  z.strictObject({ status: z.literal('failed'), error: appErrorSchema, at: epochMs }),
]);
export type CopyState = z.infer<typeof copyStateSchema>;

/** A question that only the user can answer, shown in the window. */
export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('set-up-access'),
    /** RBAC is off, so that the tokens may do everything. */
    isRbacOff: z.boolean(),
    choices: z.array(z.strictObject({ role: accessRoleSchema, objects: z.array(accessObjectSchema) })),
    /** What waits for the answer. */
    then: z.enum(['nothing', 'copy', 'open-dashboard']),
  }),
  /** Wayland: the copy must be confirmed in the focused window. */
  z.strictObject({ kind: z.literal('confirm-copy') }),
  /** A second start asked for another folder while this cluster is open. */
  z.strictObject({ kind: z.literal('open-other'), open: z.string(), requested: z.string() }),
  /** There are several dashboards, of which a person chooses once. */
  z.strictObject({
    kind: z.literal('choose-dashboard'),
    found: z.array(foundDashboardSchema).max(mostDashboards),
  }),
]);
export type Question = z.infer<typeof questionSchema>;

/** Why the demo cluster is shown: `--demo` asked for it, or there is no MicroK8s on this machine. */
const demoSchema = z.enum(['asked-for', 'no-microk8s']);
export type Demo = z.infer<typeof demoSchema>;

const schema = z.strictObject({
  /** Counts the changes since the start. */
  revision: z.int(),
  /** Null where it is not the demo cluster that is shown. */
  demo: demoSchema.nullable(),
  /** The major version of an Electron that is out of support; null while it is in support. */
  outdatedElectron: z.int().nullable(),
  /** Another build took the place of the one that runs, on disk. */
  updated: z.boolean(),
  /** Keyfob’s own version. */
  ownVersion: z.string(),
  /** The path of the log. */
  logFile: z.string(),
  /** That this process took the place of one that ended for a bug; null otherwise, and once it is put away. */
  restarted: restartedSchema.nullable(),
  /** False on a desktop without a tray: closing the window then quits. */
  tray: z.boolean(),
  cluster: clusterStateSchema,
  certificates: certificatesStateSchema,
  credentials: credentialsStateSchema,
  safety: safetyStateSchema,
  verdict: verdictSchema,
  /** The newest valid token for dashboards on this cluster; null without one. */
  dashboardToken: tokenRowSchema.nullable(),
  /** Where the dashboard of the open cluster is, as the settings have it; null where they do not say. */
  dashboardAddress: z.string().nullable(),
  dashboardOpening: dashboardOpeningSchema,
  dashboardSession: dashboardSessionSchema,
  /** How many valid tokens of this cluster are kept. */
  tokenCount: z.int(),
  forgetting: forgettingSchema,
  /** Another number whenever these lists may have changed: whoever shows one reads it again. */
  versions: z.strictObject({ tokens: z.int(), files: z.int() }),
  keyring: keyringStateSchema,
  clipboard: clipboardStateSchema,
  copy: copyStateSchema,
  /** What waits for the user; null while nothing does. */
  question: questionSchema.nullable(),
  /** What the desktop could not be told in a notification, while it holds; the tray shows it instead. Null where nothing is undelivered. */
  undelivered: alertSchema.nullable(),
  /** What a person clicked a notice about, until the window has gone there; null where it needs not go anywhere. */
  sought: soughtSchema.nullable(),
  /** What is being done with an account of Keyfob's, or was last done; null where nothing was. */
  accountRun: accountRunSchema.nullable(),
  rotation: rotationStateSchema,
  nodes: nodesStateSchema,
  /** Whether the desktop starts Keyfob at login; null while that is not known. */
  startsAtLogin: z.boolean().nullable(),
  /** How often something was noted in the activity list since the start: whoever shows the list reads it again. */
  activityNoted: z.int(),
  /** Failures in Keyfob's own files, settings first, until they are mended. */
  storeErrors: z.array(appErrorSchema).max(2),
  settings: settingsSchema,
  /** The language that the settings choose, or the environment where they leave it to the desktop. */
  language: z.enum(languageTags),
});

type Schema = typeof schema;
/** Has a name, so that the contract's type says it instead of all parts. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- only an interface keeps its name in other types
export interface SnapshotSchema extends Schema {}

/** Everything that window, tray and notifications show, of one moment; no secret and no list that can grow to thousands. */
export const snapshotSchema: SnapshotSchema = schema;
export type Snapshot = z.infer<typeof snapshotSchema>;
