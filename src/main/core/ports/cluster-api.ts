import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Authorization } from '../../../shared/contract/state/authorization.ts';
import type { FoundDashboard } from '../../../shared/contract/state/dashboard-state.ts';
import type { TryOut } from '../../../shared/contract/state/inspection.ts';
import type { Result } from '../../../shared/contract/values/result.ts';
import type { Authority, SigningKey } from './cryptography.ts';
import type { DashboardLook } from './dashboard-facts.ts';
import type { ResourceRule } from './resource-rule.ts';
import type { Secret } from './secret.ts';

/** How the administrator proves who it is. */
export type ClientCredential =
  | { readonly kind: 'static-token'; readonly token: Secret }
  | { readonly kind: 'client-certificate'; readonly certificatePem: string; readonly keyPem: Secret };

/** Where a cluster is reached and whom it may trust; made from a checked kubeconfig. */
export interface ClusterAddress {
  /** `https://host:port`. */
  readonly server: string;
  /** The certificates of the CA that must have verified a server before anything is sent to it, PEM. */
  readonly authorityPem: string;
  /** Other CAs of client.config, to tell that a server answers under one of them; none of them is trusted. */
  readonly strangers: readonly Authority[];
  /** Whether the server was told to show the certificate that MicroK8s makes and renews; not known of another machine’s. */
  readonly servesOwn: boolean;
  readonly credential: ClientCredential;
}

/** Names a service account. */
export interface ServiceAccountRef {
  readonly namespace: string;
  readonly name: string;
}

/** What a TokenRequest asks for. */
export interface MintRequest {
  readonly account: ServiceAccountRef;
  readonly expirationSeconds: number;
  /** Who is meant to accept it; empty for the API server itself. */
  readonly audiences: readonly string[];
  /** The Secret, in the account's namespace, whose deletion revokes the token; null for one that cannot be revoked. */
  readonly boundSecret: string | null;
}

/** A TokenRequest's answer; `expiresAt` is what the server granted, epoch milliseconds. */
export interface MintedToken {
  readonly token: Secret;
  readonly expiresAt: number;
}

/** TokenRequest, TokenReview and the tokens that Secrets hold. */
export interface TokenApi {
  /** 404 is `api-not-found` with kind `serviceaccounts` or `secrets`, as the API server's details name it. */
  mint(request: MintRequest): Promise<Result<MintedToken, AppError>>;
  /** The token in a Secret of type kubernetes.io/service-account-token; null when there is no such Secret, or none in it yet. */
  readLegacy(secret: ServiceAccountRef): Promise<Result<Secret | null, AppError>>;
  /** Lists the pods of all namespaces with this token instead of the administrator's credential. */
  tryOut(token: Secret): Promise<Result<TryOut, AppError>>;
  /** Whether the API server accepts the token just now for one of the audiences; none stands for the API server’s own. */
  review(
    token: Secret,
    audiences: readonly string[],
  ): Promise<Result<{ readonly accepted: boolean; readonly user: string | null }, AppError>>;
}

/** The objects that Keyfob reads and makes. */
export type ObjectRef =
  | { readonly kind: 'Namespace'; readonly name: string }
  | { readonly kind: 'ServiceAccount' | 'Secret'; readonly namespace: string; readonly name: string }
  | { readonly kind: 'RoleBinding'; readonly namespace: string; readonly name: string }
  | { readonly kind: 'ClusterRole'; readonly name: string }
  | { readonly kind: 'ClusterRoleBinding'; readonly name: string };

/** An object as the API server has it, as far as Keyfob looks, labels and annotations too; `binding` for role bindings only. */
export interface ClusterObject {
  readonly uid: string;
  /** Another one with each change of it; null where the server tells none. */
  readonly version: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly binding: {
    readonly role: { readonly kind: string; readonly name: string };
    readonly subjects: readonly {
      readonly kind: string;
      readonly namespace: string | null;
      readonly name: string;
    }[];
  } | null;
}

/** An object to be made. */
export interface ObjectToCreate {
  readonly ref: ObjectRef;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** For a binding: the ClusterRole and the service account that gets it. */
  readonly binding: { readonly role: string; readonly account: ServiceAccountRef } | null;
  /** For a ClusterRole: what it allows to read, by API group. */
  readonly reads: readonly { readonly group: string; readonly resources: readonly string[] }[];
}

/** Namespaces, service accounts, secrets and bindings; a missing object is `null`, never an error. */
export interface ObjectApi {
  read(ref: ObjectRef): Promise<Result<ClusterObject | null, AppError>>;
  /** `api-conflict` when it exists already. */
  create(object: ObjectToCreate): Promise<Result<ClusterObject, AppError>>;
  /**
   * Deletes the object of this uid, and of this version where one is given; success also when it is gone, `api-conflict` when
   * another has its name now, or it was changed.
   */
  delete(ref: ObjectRef, uid: string, version?: string | null): Promise<Result<null, AppError>>;
}

/** What is told of an object without what it holds, with the labels and annotations that Keyfob looks at; times are epoch milliseconds. */
export interface ObjectFacts {
  /** Empty for what lives in no namespace. */
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly createdAt: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** The lists that Keyfob reads: those that are `own` have its label, `legacy-tokens` are Secrets that hold a token for ever. */
export type ListName =
  | 'namespaces'
  | 'service-accounts'
  | 'own-accounts'
  | 'own-secrets'
  | 'own-role-bindings'
  | 'own-cluster-role-bindings'
  | 'legacy-tokens';

/** Where a list goes on, and what was read of it so far. */
export interface ListPosition {
  /** The API server's own key to the next page. */
  readonly key: string;
  readonly pages: number;
  readonly items: number;
  readonly characters: number;
  /** When the first page was asked for, in milliseconds of the adapter's own clock. */
  readonly beganAt: number;
}

/** One page of a list, in the API server's order; `next` leads to the page after it, null at the end. */
export interface ListPage {
  readonly items: readonly ObjectFacts[];
  readonly next: ListPosition | null;
}

/** Lists across all namespaces, a page at a time, metadata only; one that is longer than any honest one is `api-bad-reply`. */
export interface ListApi {
  page(list: ListName, limit: number, next: ListPosition | null): Promise<Result<ListPage, AppError>>;
  /**
   * What is in a namespace, of every kind that the API server knows, the first few of each kind; events are left out. It
   * fails when one kind could not be looked at.
   */
  contents(namespace: string): Promise<Result<readonly NamedObject[], AppError>>;
}

/** An object by its kind and name. */
export interface NamedObject {
  readonly kind: string;
  readonly name: string;
}

/** Where a cluster's API servers are, as it says itself. */
export interface ControlPlane {
  /** What its API servers announce of themselves (EndpointSlices of the service `kubernetes`). */
  readonly announced: readonly { readonly address: string; readonly port: number }[];
  /** Every node, and whether it is marked as one of the control plane; its internal addresses come first. */
  readonly nodes: readonly {
    readonly name: string;
    readonly addresses: readonly string[];
    readonly isControlPlane: boolean;
  }[];
}

/** Who the API server is and how it decides. */
export interface ServerApi {
  /** `gitVersion`, e.g. `v1.36.3`. */
  version(): Promise<Result<string, AppError>>;
  /** Told by a SubjectAccessReview for a user that cannot exist. */
  authorization(): Promise<Result<Authorization, AppError>>;
  /** The public keys that sign service account tokens (JWKS). */
  signingKeys(): Promise<Result<readonly SigningKey[], AppError>>;
  /** The user behind client.config, null where the server has no SelfSubjectReview (before 1.28). */
  whoAmI(): Promise<Result<ApiUser | null, AppError>>;
  controlPlane(): Promise<Result<ControlPlane, AppError>>;
}

/** Whom the API server takes somebody for; a service account's groups follow from its name, so it may be given none. */
export interface ApiUser {
  readonly user: string;
  readonly groups: readonly string[];
}

/** Verbs on paths that are no resources, such as `/healthz` or `/metrics/*`. */
export interface PathRule {
  readonly verbs: readonly string[];
  readonly paths: readonly string[];
}

/** What somebody may do in one namespace, cluster-wide rules included; `incomplete` when the server cannot tell everything. */
export interface Rules {
  readonly resources: readonly ResourceRule[];
  readonly paths: readonly PathRule[];
  readonly incomplete: boolean;
}

/** What others may do, asked by the administrator in their name. */
export interface RightsApi {
  /** The rules of a user in a namespace (SelfSubjectRulesReview, impersonated). */
  rules(who: ApiUser, namespace: string): Promise<Result<Rules, AppError>>;
}

/** A port of a pod; `isTls` where the pod speaks TLS there, with a certificate that it made itself. */
export interface PodPort {
  readonly namespace: string;
  readonly pod: string;
  readonly port: number;
  readonly isTls: boolean;
}

/** The dashboards of a cluster. */
export interface DashboardApi {
  /** All of them, in the API server's order. */
  find(): Promise<Result<readonly FoundDashboard[], AppError>>;
  /** A ready pod of one, and its port; `dashboard-no-pod` tells which one is not ready, and why. */
  target(dashboard: FoundDashboard): Promise<Result<PodPort, AppError>>;
  /** What their safety is judged by; it fails where nobody could look for them at all. */
  look(): Promise<Result<DashboardLook, AppError>>;
}

/** One cluster's API over kept-alive connections, each call ending within its deadline. */
export interface ClusterApi {
  readonly tokens: TokenApi;
  readonly objects: ObjectApi;
  readonly lists: ListApi;
  readonly server: ServerApi;
  readonly rights: RightsApi;
  readonly dashboards: DashboardApi;
  /** Ends idle sockets, so that the first call after sleep opens new ones. */
  dropConnections(): void;
  /** Ends every call under way; they and all later ones answer `cluster-changed`, and nothing is sent any more. */
  close(): void;
}

/** Opens a cluster's API; nothing is sent before the first call, and each reply to one is told, whatever it says. */
export type ConnectCluster = (address: ClusterAddress, onReply?: () => void) => ClusterApi;

/** Sees what a server shows of itself. */
export interface ServerCertificate {
  /** The certificates that `https://host:port` shows in a TLS handshake, PEM, its own first, trusted or not; nothing is sent to it. */
  see(server: string): Promise<Result<string, AppError>>;
  /** The first of these CAs that verifies the server, in TLS handshakes that show it no credential. */
  whichVerifies(server: string, authorities: readonly Authority[]): Promise<Result<Authority, AppError>>;
}
