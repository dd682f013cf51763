import type { DashboardFinding } from '../contract/state/dashboard-findings.ts';
import { shellWord } from './text/shell-word.ts';

type Finding<Kind> = Extract<DashboardFinding, { kind: Kind }>;

type Release = NonNullable<Finding<'dashboard-retired'>['release']>;

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

/** Removes a dashboard by what installed it; null where nobody knows what that was, or what would go with it. */
export function removeDashboard({
  dashboard,
  release,
  isManifest,
}: Finding<'dashboard-retired'>): string | null {
  if (release !== null)
    return release.isAlone
      ? ofChart(release, 'kubernetes-dashboard-[0-9]', `uninstall ${shellWord(release.name)}`)
      : null;
  return isManifest
    ? `${kubectl} delete --namespace ${shellWord(dashboard.namespace)} --ignore-not-found ${ofManifest.join(' ')}`
    : null;
}

/** Whether the chart of a dashboard gave its account a binding. */
export function isOfChart(
  binding: Finding<'dashboard-admin'>['bindings'][number],
  release: Release | null,
): boolean {
  return (
    release !== null &&
    binding.release?.name === release.name &&
    binding.release.namespace === release.namespace
  );
}

/** Whether the chart makes the account of its pods for them alone, as far as its name tells. */
export function isAccountOfChart({ account, release }: Finding<'dashboard-admin'>): boolean {
  if (release === null || account.name === 'default') return false;
  return [release.name, `${release.name}-headlamp`].includes(account.name);
}

/** Whether the line that takes a binding away leaves it in the values of a release, whose next upgrade makes it again. */
export function comesBack(
  binding: Finding<'dashboard-admin'>['bindings'][number],
  release: Release | null,
): boolean {
  return binding.release !== null && !isByUpgrade(binding, release);
}

/** Whether an upgrade of the release of the dashboard takes a binding away. */
export function isByUpgrade(
  binding: Finding<'dashboard-admin'>['bindings'][number],
  release: Release | null,
): boolean {
  return withoutBinding(binding, release) !== null;
}

/** Takes the rights of an account away, or shows the bindings that others need, too. */
export function takeDashboardRights({ bindings, release }: Finding<'dashboard-admin'>): string {
  const own = bindings.filter(({ isShared }) => !isShared);
  if (own.length === 0) return joined(bindings.map((each) => `${kubectl} get ${nameOf(each)} --output yaml`));
  return joined(own.map((each) => withoutBinding(each, release) ?? `${kubectl} delete ${nameOf(each)}`));
}

function withoutBinding(
  binding: Finding<'dashboard-admin'>['bindings'][number],
  release: Release | null,
): string | null {
  return isOfChart(binding, release) ? upgrade(release, 'clusterRoleBinding.create=false') : null;
}

/** The same version of Headlamp’s chart with the same values, but this one; null where nobody knows that version. */
function upgrade(release: Release | null, value: string): string | null {
  if (release?.version == null || !release.isAlone) return null;
  const { name, version } = release;
  const chart = `headlamp-${version.replaceAll('.', String.raw`\.`)}"`;
  return ofChart(
    release,
    chart,
    `upgrade ${shellWord(name)} headlamp --repo ${headlampCharts} --version ${shellWord(version)} --reuse-values --set ${value}`,
  );
}

/** Does something to a release where Helm says that it is of this chart: the labels of a part of another chart are the same. */
function ofChart({ name, namespace }: Release, chart: string, what: string): string {
  const there = `--namespace ${shellWord(namespace)}`;
  const exactly = shellWord(`^${name.replaceAll('.', String.raw`\.`)}$`);
  const list = `microk8s helm3 list ${there} --filter ${exactly} --output json`;
  return `${list} | grep ${shellWord(`"chart":"${chart}`)} && microk8s helm3 ${what} ${there}`;
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
