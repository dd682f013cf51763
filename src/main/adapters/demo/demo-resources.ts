/** The resources that the demo knows, by the plural names of the API. */
export type Resource =
  'namespaces' | 'serviceaccounts' | 'secrets' | 'rolebindings' | 'clusterrolebindings' | 'clusterroles';

/** What the API server knows of a resource. */
export interface ResourceFacts {
  readonly kind: string;
  /** The API group, empty for the core group. */
  readonly group: string;
  readonly apiVersion: string;
  /** What is wrong with a name, or null. */
  readonly nameProblem: (name: string) => string | null;
}

const core = { group: '', apiVersion: 'v1' };
const rbac = { group: 'rbac.authorization.k8s.io', apiVersion: 'rbac.authorization.k8s.io/v1' };

/** The facts of each resource. */
export const demoResources: Readonly<Record<Resource, ResourceFacts>> = {
  namespaces: { ...core, kind: 'Namespace', nameProblem: labelProblem },
  serviceaccounts: { ...core, kind: 'ServiceAccount', nameProblem: subdomainProblem },
  secrets: { ...core, kind: 'Secret', nameProblem: subdomainProblem },
  rolebindings: { ...rbac, kind: 'RoleBinding', nameProblem: pathSegmentProblem },
  clusterrolebindings: { ...rbac, kind: 'ClusterRoleBinding', nameProblem: pathSegmentProblem },
  clusterroles: { ...rbac, kind: 'ClusterRole', nameProblem: pathSegmentProblem },
};

function labelProblem(name: string): string | null {
  if (name.length > 63) return 'must be no more than 63 characters';
  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)
    ? null
    : "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";
}

function subdomainProblem(name: string): string | null {
  if (name.length > 253) return 'must be no more than 253 characters';
  return name.split('.').every((part) => /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(part))
    ? null
    : "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";
}

function pathSegmentProblem(name: string): string | null {
  if (name === '.' || name === '..') return `may not be '${name}'`;
  const forbidden = /[/%]/.exec(name)?.[0];
  return forbidden === undefined ? null : `may not contain '${forbidden}'`;
}
