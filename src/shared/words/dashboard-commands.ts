import type { DashboardFinding } from '../contract/state/dashboard-findings.ts';
import { shellWord } from './text/shell-word.ts';

type Finding<Kind> = Extract<DashboardFinding, { kind: Kind }>;

const kubectl = 'microk8s kubectl';

/** Where Headlamp’s chart is published. */
export const headlampCharts = 'https://kubernetes-sigs.github.io/headlamp/';

/** Everything that the manifest of Kubernetes Dashboard 2.x makes, beside a namespace. */
const ofManifest = [
  'deployment/kubernetes-dashboard',
  'deployment/dashboard-metrics-scraper',
  'service/kubernetes-dashboard',
  'service/dashboard-metrics-scraper',
  'configmap/kubernetes-dashboard-settings',
  'secret/kubernetes-dashboard-certs',
  'secret/kubernetes-dashboard-csrf',
  'secret/kubernetes-dashboard-key-holder',
  'serviceaccount/kubernetes-dashboard',
  'rolebinding/kubernetes-dashboard',
  'role/kubernetes-dashboard',
  'clusterrolebinding/kubernetes-dashboard',
  'clusterrole/kubernetes-dashboard',
];

/** Removes a dashboard by what installed it; null where nobody knows what that was. */
export function removeDashboard({
  dashboard,
  release,
  isManifest,
}: Finding<'dashboard-retired'>): string | null {
  if (release !== null)
    return `microk8s helm3 uninstall ${shellWord(release.name)} --namespace ${shellWord(release.namespace)}`;
  return isManifest
    ? `${kubectl} delete --namespace ${shellWord(dashboard.namespace)} --ignore-not-found ${ofManifest.join(' ')}`
    : null;
}

/** Takes the rights of an account away, or shows the bindings that others need, too. */
export function takeDashboardRights({ bindings, release }: Finding<'dashboard-admin'>): string {
  const own = bindings.filter(({ isShared }) => !isShared);
  if (own.length === 0) return joined(bindings.map((each) => `${kubectl} get ${nameOf(each)} --output yaml`));
  return joined(
    own.map(
      (each) =>
        (each.isOfChart ? upgrade(release, 'clusterRoleBinding.create=false') : null) ??
        `${kubectl} delete ${nameOf(each)}`,
    ),
  );
}

/** The same version of Headlamp’s chart with the same values, but this one; null where nobody knows that version. */
function upgrade(release: Finding<'dashboard-admin'>['release'], value: string): string | null {
  if (release?.version == null) return null;
  const { name, namespace, version } = release;
  return [
    `microk8s helm3 upgrade ${shellWord(name)} headlamp --repo ${headlampCharts} --version ${shellWord(version)}`,
    `--namespace ${shellWord(namespace)} --reuse-values --set ${value}`,
  ].join(' ');
}

function nameOf({ kind, namespace, name }: Finding<'dashboard-admin'>['bindings'][number]): string {
  const where = namespace === null ? '' : ` --namespace ${shellWord(namespace)}`;
  return `${kind.toLowerCase()} ${shellWord(name)}${where}`;
}

/** Takes one flag out of a Deployment, where it is what it was; null where it is not a thing by itself. */
export function takeFlagAway({
  dashboard,
  deployment,
  flag,
}: Finding<'dashboard-without-login'>): string | null {
  if (deployment === null || flag.at === null) return null;
  const namespace = `--namespace ${shellWord(dashboard.namespace)}`;
  if (flag.in === 'env')
    return `${kubectl} set env deployment/${shellWord(deployment)} ${namespace} --containers ${shellWord(flag.containerName)} ${shellWord(`${flag.value}-`)}`;
  const path = `/spec/template/spec/containers/${flag.container}/${flag.in}/${flag.at}`;
  const patch = JSON.stringify([
    { op: 'test', path, value: flag.value },
    { op: 'remove', path },
  ]);
  return `${kubectl} patch deployment ${shellWord(deployment)} ${namespace} --type json --patch ${shellWord(patch)}`;
}

/** The line of its chart that closes a way to a dashboard; null where the chart did not open it, or is not known. */
export function closeByChart({ dashboard, way, release }: Finding<'dashboard-plain'>): string | null {
  return way.kind !== 'ingress' && way.name === dashboard.service
    ? upgrade(release, 'service.type=ClusterIP')
    : null;
}

/** Closes a way to a dashboard, or shows an Ingress that leads elsewhere, too. */
export function closeWay({ dashboard, way }: Finding<'dashboard-plain'>): string {
  const where = `${shellWord(way.name)} --namespace ${shellWord(dashboard.namespace)}`;
  if (way.kind === 'ingress') return `${kubectl} ${way.isAlone ? 'delete' : 'describe'} ingress ${where}`;
  const patch = JSON.stringify({ spec: { type: 'ClusterIP' } });
  return `${kubectl} patch service ${where} --patch ${shellWord(patch)}`;
}

function joined(lines: readonly string[]): string {
  return [...new Set(lines)].join(' && ');
}
