import type { Cluster } from '../cluster.ts';

/** How a Headlamp is installed; what is left out is as its chart has it, with the name of the namespace as the release. */
export interface InstalledHeadlamp {
  readonly namespace: string;
  readonly account?: string;
  readonly container?: object;
  /** Beside selector and port. */
  readonly service?: object;
  readonly isOfChart?: boolean;
}

const rbac = '/apis/rbac.authorization.k8s.io/v1';

/** Makes an object; its namespace, too, where there is none. */
export async function make(cluster: Cluster, path: string, object: object): Promise<void> {
  const namespace = /\/namespaces\/([^/]+)\//.exec(path)?.[1];
  if (namespace !== undefined)
    await cluster.request('POST', '/api/v1/namespaces', { metadata: { name: namespace } });
  const { status, body } = await cluster.request('POST', path, object);
  if (status !== 201) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
}

/** What Helm marks the objects of a release with. */
export function helmMarks(release: string, namespace: string, chart: string): object {
  return {
    labels: {
      'app.kubernetes.io/name': 'headlamp',
      'app.kubernetes.io/instance': release,
      'app.kubernetes.io/managed-by': 'Helm',
      'helm.sh/chart': chart,
    },
    annotations: {
      'meta.helm.sh/release-name': release,
      'meta.helm.sh/release-namespace': namespace,
    },
  };
}

/** Installs a Headlamp, whose pods the real controllers make. */
export async function installHeadlamp(
  cluster: Cluster,
  { namespace, account = 'lamp', container = {}, service = {}, isOfChart = false }: InstalledHeadlamp,
): Promise<void> {
  const selector = { 'app.kubernetes.io/name': 'headlamp', 'app.kubernetes.io/instance': namespace };
  const marks = isOfChart
    ? helmMarks(namespace, namespace, 'headlamp-0.45.0')
    : { labels: { 'app.kubernetes.io/name': 'headlamp' } };
  if (account !== 'default')
    await make(cluster, `/api/v1/namespaces/${namespace}/serviceaccounts`, { metadata: { name: account } });
  await make(cluster, `/apis/apps/v1/namespaces/${namespace}/deployments`, {
    metadata: { name: namespace, ...marks },
    spec: {
      // No pod here becomes ready, for which another strategy would wait.
      strategy: { type: 'Recreate' },
      selector: { matchLabels: selector },
      template: {
        metadata: { labels: selector },
        spec: {
          serviceAccountName: account,
          containers: [{ name: 'headlamp', image: 'none', args: ['-in-cluster'], ...container }],
        },
      },
    },
  });
  await make(cluster, `/api/v1/namespaces/${namespace}/services`, {
    metadata: { name: namespace, ...marks },
    spec: { selector, ports: [{ name: 'http', port: 80, targetPort: 4466 }], ...service },
  });
}

/** Binds a ClusterRole to accounts, everywhere or in one namespace. */
export async function bind(
  cluster: Cluster,
  {
    name,
    role,
    subject,
    namespace,
    ...marks
  }: { readonly name: string; readonly role: string; readonly subject: object; readonly namespace?: string },
): Promise<void> {
  const path = namespace === undefined ? '/clusterrolebindings' : `/namespaces/${namespace}/rolebindings`;
  await make(cluster, `${rbac}${path}`, {
    metadata: { name, ...marks },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
    subjects: [subject],
  });
}

/** The account of a Headlamp, as a binding names it. */
export function accountOf(namespace: string, name = 'lamp'): object {
  return { kind: 'ServiceAccount', namespace, name };
}

/** A name of an Ingress that leads to services. */
export function ruleTo(host: string | undefined, ...services: readonly string[]): object {
  return {
    ...(host === undefined ? {} : { host }),
    http: {
      paths: services.map((name, at) => ({
        path: `/${at}`,
        pathType: 'Prefix',
        backend: { service: { name, port: { number: 80 } } },
      })),
    },
  };
}

/** What the manifest of Kubernetes Dashboard 2.7 makes that has to do with the API; its pods are not needed. */
export async function installOldDashboard(
  cluster: Cluster,
  namespace: string,
  ports: object[],
): Promise<void> {
  const name = 'kubernetes-dashboard';
  const core = `/api/v1/namespaces/${namespace}`;
  const metadata = { name, labels: { 'k8s-app': name } };
  await make(cluster, `${core}/serviceaccounts`, { metadata });
  await make(cluster, `${core}/secrets`, { metadata: { name: `${name}-key-holder` } });
  await make(cluster, `${core}/configmaps`, { metadata: { name: `${name}-settings` } });
  await make(cluster, `${rbac}/clusterroles`, { metadata, rules: [] });
  await bind(cluster, { name, role: name, subject: accountOf(namespace, name) });
  await make(cluster, `${core}/services`, {
    metadata,
    spec: { type: 'NodePort', selector: { 'k8s-app': name }, ports },
  });
}
