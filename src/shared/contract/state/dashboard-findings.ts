import * as z from 'zod';
import { appErrorSchema } from '../errors/errors.ts';
import { epochMs } from '../values/epoch-ms.ts';
import { accountSchema } from './account.ts';
import { foundDashboardSchema } from './dashboard-state.ts';

const name = z.string().max(253);

const common = {
  /** Tells findings of one kind apart. */
  id: z.string(),
  dashboard: foundDashboardSchema.pick({ kind: true, namespace: true, service: true }),
  /** When it was seen; null where the newest look saw it. */
  asOf: epochMs.nullable(),
  /** It may be different by now. */
  isPast: z.boolean(),
};

/** A release of Helm. */
const helmSchema = z.strictObject({ name, namespace: name });

/**
 * The release of Helm by which a dashboard was installed; `version` is that of its chart, where that is known, and `isAlone`
 * says that nothing of another chart was seen of it.
 */
const releaseSchema = helmSchema.extend({ version: name.nullable(), isAlone: z.boolean() }).nullable();

const bindingSchema = z.strictObject({
  kind: z.enum(['ClusterRoleBinding', 'RoleBinding']),
  namespace: name.nullable(),
  name,
  /** Others have their rights by it, too. */
  isShared: z.boolean(),
  release: helmSchema.nullable(),
});

const flagIn = { in: z.enum(['args', 'command', 'env']), container: z.int(), containerName: name };

/** Where a flag stands: `at` in the list of the container, null where it is part of a longer text, which is not told. */
const flagPlaceSchema = z.union([
  z.strictObject({ ...flagIn, at: z.int(), value: name }),
  z.strictObject({ ...flagIn, at: z.null() }),
]);

/** How a dashboard can be reached without TLS: the names of an Ingress, empty for every name, or the ports of a service. */
const plainWaySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ingress'),
    name,
    /** Helm made it. */
    isOfHelm: z.boolean(),
    hosts: z.array(name).max(5),
    /** It leads nowhere else. */
    isAlone: z.boolean(),
  }),
  z.strictObject({
    kind: z.enum(['node-port', 'load-balancer']),
    name,
    isOfHelm: z.boolean(),
    ports: z.array(z.int()).min(1).max(5),
  }),
]);

/** What is unsafe about the dashboards of a cluster. */
export const dashboardFindingSchemas = [
  /** Kubernetes Dashboard, which gets no fixes any more; `isManifest` where one manifest with known names made it. */
  z.strictObject({
    kind: z.literal('dashboard-retired'),
    ...common,
    release: releaseSchema,
    isManifest: z.boolean(),
  }),
  /** The account of Headlamp’s pods may do everything, by these bindings. */
  z.strictObject({
    kind: z.literal('dashboard-admin'),
    ...common,
    account: accountSchema,
    bindings: z.array(bindingSchema).min(1).max(5),
    release: releaseSchema,
  }),
  /** Headlamp signs every visitor in as the account of its pods; null where nobody knows whether that may do everything. */
  z.strictObject({
    kind: z.literal('dashboard-without-login'),
    ...common,
    account: accountSchema,
    isAdmin: z.boolean().nullable(),
    deployment: name.nullable(),
    flag: flagPlaceSchema,
    release: releaseSchema,
  }),
  /** A dashboard that the network reaches without TLS. */
  z.strictObject({
    kind: z.literal('dashboard-plain'),
    ...common,
    way: plainWaySchema,
    release: releaseSchema,
  }),
  /** Dashboards, or a part of what makes them unsafe, could not be looked at. */
  z.strictObject({ kind: z.literal('dashboards-unseen'), error: appErrorSchema }),
] as const;

export type DashboardFinding = z.infer<(typeof dashboardFindingSchemas)[number]>;
