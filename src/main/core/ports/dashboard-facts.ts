import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { FoundDashboard } from '../../../shared/contract/state/dashboard-state.ts';
import type { ResourceRule } from './resource-rule.ts';

/** A Helm release, as what it made is marked with it. */
export interface HelmRelease {
  readonly name: string;
  readonly namespace: string;
}

/** The Helm release of a dashboard. */
export interface DashboardRelease extends HelmRelease {
  /** Of its chart, null where its label says none. */
  readonly version: string | null;
  /** Each service of the release is marked with the dashboard’s own chart: as a part of another one, more would go with it. */
  readonly isAlone: boolean;
}

/** A service by which the pods of a dashboard can be reached from outside of the cluster. */
export interface OutwardService {
  readonly name: string;
  readonly type: 'NodePort' | 'LoadBalancer';
  readonly release: HelmRelease | null;
  /** As whoever connects from outside sees them. */
  readonly ports: readonly { readonly port: number; readonly isTls: boolean }[];
}

/** A name of an Ingress, null for every name, and the services behind it. */
export interface IngressRule {
  readonly host: string | null;
  readonly services: readonly string[];
}

/** An Ingress of the namespace of a dashboard. */
export interface IngressFacts {
  readonly name: string;
  readonly release: HelmRelease | null;
  readonly rules: readonly IngressRule[];
  /** The names of each of its `tls` sections; one without names holds for all. */
  readonly tls: readonly (readonly string[])[];
  /** Its controller was told by an annotation to speak TLS alone, whatever the sections say. */
  readonly isForcedTls: boolean;
}

/**
 * A flag of Headlamp in a list: `value` is the flag, or the name of a variable, and nothing else. Within a longer text it has no
 * place of its own, and nothing of that text is kept, for the rest of it can be secrets.
 */
export type FlagSpot = { readonly at: number; readonly value: string } | { readonly at: null };

/** Where a flag of Headlamp stands. */
export type FlagPlace = FlagSpot & {
  readonly in: 'args' | 'command' | 'env';
  readonly container: number;
  readonly containerName: string;
};

/** A pod of a dashboard. */
export interface DashboardPod {
  readonly account: string;
  /** Null where no Deployment made it. */
  readonly deployment: string | null;
  /** Where it says that every visitor is signed in as its account; null where nothing does. */
  readonly signsInEverybody: FlagPlace | null;
  /** It was given a certificate of its own. */
  readonly servesTls: boolean;
}

/** A binding that gives an account something, with the rules of its role. */
export interface AccountBinding {
  readonly kind: 'ClusterRoleBinding' | 'RoleBinding';
  readonly namespace: string | null;
  readonly name: string;
  readonly account: { readonly namespace: string; readonly name: string };
  /** It names others, too, or a group of accounts. */
  readonly isShared: boolean;
  readonly release: HelmRelease | null;
  readonly rules: readonly ResourceRule[];
}

/** The pods of a dashboard, and how they are reached. */
export interface ReachedPods {
  readonly all: readonly DashboardPod[];
  /** The services of its namespace that lead to its pods, its own among them. */
  readonly services: readonly string[];
  readonly outward: readonly OutwardService[];
}

/** What is told of one dashboard beside where it is; null for what nobody could look at. */
export interface DashboardFacts {
  readonly dashboard: FoundDashboard;
  readonly release: DashboardRelease | null;
  readonly ingresses: readonly IngressFacts[] | null;
  readonly pods: ReachedPods | null;
}

/** The dashboards of a cluster, and what makes them unsafe. */
export interface DashboardLook {
  readonly dashboards: readonly DashboardFacts[];
  /** Everywhere, or in the one namespace from which everything is in reach; null where nobody could look. */
  readonly bindings: readonly AccountBinding[] | null;
  /** Why a part could not be looked at; null where all was. */
  readonly unseen: AppError | null;
}
