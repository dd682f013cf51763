import * as z from 'zod';
import type { FoundDashboard } from '../../../shared/contract/state/dashboard-state.ts';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { ok, type Result } from '../../../shared/contract/values/result.ts';
import { findSignInFlag, headlampEnv, servesTls } from '../../core/cluster/dashboard/headlamp-flags.ts';
import type {
  DashboardFacts,
  DashboardPod,
  DashboardRelease,
  DashboardLook,
  IngressFacts,
  OutwardService,
  ReachedPods,
} from '../../core/ports/dashboard-facts.ts';
import type { ApiCall } from './api-call.ts';
import { readAccountBindings } from './account-bindings.ts';
import { isTls, readServices, pickDashboards, type KubernetesService } from './dashboard-services.ts';
import { helmReleaseOf, isSameRelease } from './helm-release.ts';
import { objectName as name } from './object-metadata.ts';

const words = z
  .array(z.string().max(100_000))
  .max(1000)
  .nullish()
  .transform((list) => list ?? []);

const podSchema = z.object({
  metadata: z.object({
    labels: z.record(z.string(), z.string()).default({}),
    ownerReferences: z
      .array(z.object({ kind: z.string(), name }))
      .max(100)
      .default([]),
    deletionTimestamp: z.string().max(100).optional(),
  }),
  spec: z.object({
    serviceAccountName: name.default('default'),
    containers: z
      .array(
        z.object({
          name: name.default('main'),
          command: words,
          args: words,
          env: z
            .array(z.object({ name: z.string().max(1000), value: z.string().max(100_000).default('') }))
            .max(1000)
            .default([]),
        }),
      )
      .max(100),
  }),
});
type Pod = z.infer<typeof podSchema>;
const podsSchema = z.object({ items: z.array(podSchema).max(1000).nullable() });

/** A host of an Ingress is shown. */
const host = z.string().max(253).default('');
const backend = z.object({ service: z.object({ name }).optional() }).optional();
const ingressesSchema = z.object({
  items: z
    .array(
      z.object({
        metadata: z.object({
          name,
          namespace: name,
          annotations: z.record(z.string(), z.string()).default({}),
        }),
        spec: z.object({
          defaultBackend: backend,
          tls: z
            .array(z.object({ hosts: z.array(host).max(1000).default([]) }))
            .max(1000)
            .default([]),
          rules: z
            .array(
              z.object({
                host,
                http: z.object({ paths: z.array(z.object({ backend })).max(1000) }).optional(),
              }),
            )
            .max(1000)
            .default([]),
        }),
      }),
    )
    .max(5000)
    .nullable(),
});
type Ingress = NonNullable<z.infer<typeof ingressesSchema>['items']>[number];

/** What the safety of the dashboards is judged by. Arguments and variables of their pods can hold secrets: flags alone are kept. */
export async function lookAtDashboards(call: ApiCall): Promise<Result<DashboardLook, AppError>> {
  const services = await readServices(call);
  if (!services.ok) return services;
  const found = pickDashboards(services.value);
  if (found.length === 0) return ok({ dashboards: [], bindings: [], unseen: null });
  const [ingresses, pods] = await Promise.all([
    listIngresses(call),
    Promise.all(found.map((dashboard) => podsOf(call, serviceOf(dashboard, services.value)))),
  ]);
  const dashboards = found.map((dashboard, at): DashboardFacts => {
    const own = pods[at];
    return {
      dashboard,
      release: releaseOf(dashboard, services.value),
      ingresses: ingresses.ok ? ingressesOf(dashboard, ingresses.value) : null,
      pods: own?.ok === true ? reach(dashboard, own.value, services.value) : null,
    };
  });
  const accounts = dashboards
    .filter(({ dashboard: { kind } }) => kind === 'headlamp')
    .flatMap(({ dashboard: { namespace }, pods: all }) =>
      (all?.all ?? []).map(({ account }) => ({ namespace, name: account })),
    );
  const bindings = await readAccountBindings(call, accounts);
  const failed = [ingresses, ...pods, bindings].find((each) => !each.ok);
  return ok({
    dashboards,
    bindings: bindings.ok ? bindings.value : null,
    unseen: failed?.ok === false ? failed.error : null,
  });
}

function serviceOf(
  { namespace, service }: FoundDashboard,
  services: readonly KubernetesService[],
): KubernetesService | null {
  return (
    services.find(({ metadata }) => metadata.name === service && metadata.namespace === namespace) ?? null
  );
}

function reach(
  dashboard: FoundDashboard,
  pods: readonly Pod[],
  services: readonly KubernetesService[],
): ReachedPods {
  const own = serviceOf(dashboard, services);
  const leading = services.filter((each) => each === own || leads(each, dashboard, pods));
  return {
    all: pods.map(toPod),
    services: leading.map(({ metadata }) => metadata.name),
    outward: leading.flatMap((service) => outwardOf(service, dashboard)),
  };
}

/** Whether a service selects a pod of a dashboard. */
function leads(service: KubernetesService, { namespace }: FoundDashboard, pods: readonly Pod[]): boolean {
  const selector = Object.entries(service.spec.selector);
  return (
    service.metadata.namespace === namespace &&
    selector.length > 0 &&
    pods.some(({ metadata: { labels } }) => selector.every(([label, value]) => labels[label] === value))
  );
}

function outwardOf(service: KubernetesService, { kind }: FoundDashboard): OutwardService[] {
  const { type, ports } = service.spec;
  if (type !== 'NodePort' && type !== 'LoadBalancer') return [];
  const shown = ports.map((port) => ({
    port: type === 'NodePort' ? (port.nodePort ?? port.port) : port.port,
    // That is where Kubernetes Dashboard speaks TLS, whatever leads there.
    isTls: isTls(port) || (kind !== 'headlamp' && port.targetPort === 8443),
  }));
  const release = helmReleaseOf(service.metadata);
  return [{ name: service.metadata.name, type, release, ports: shown }];
}

/** The charts that make the services of a dashboard. */
const charts: Readonly<Record<FoundDashboard['kind'], readonly string[]>> = {
  headlamp: ['headlamp'],
  'kubernetes-dashboard': ['kubernetes-dashboard'],
  'kubernetes-dashboard-7': ['kubernetes-dashboard', 'kong'],
};

function releaseOf(
  dashboard: FoundDashboard,
  services: readonly KubernetesService[],
): DashboardRelease | null {
  const own = serviceOf(dashboard, services);
  const release = own === null ? null : helmReleaseOf(own.metadata);
  if (own === null || release === null) return null;
  const all = services.filter(({ metadata }) => isSameRelease(helmReleaseOf(metadata), release));
  const version = /^headlamp-(\d{1,9}\.\d{1,9}\.\d{1,9})$/.exec(chartOf(own))?.[1] ?? null;
  const isOfCharts = (chart: string) => charts[dashboard.kind].some((each) => chart.startsWith(`${each}-`));
  return { ...release, version, isAlone: all.every((each) => isOfCharts(chartOf(each))) };
}

function chartOf({ metadata: { labels } }: KubernetesService): string {
  return labels['helm.sh/chart'] ?? '';
}

async function podsOf(
  call: ApiCall,
  service: KubernetesService | null,
): Promise<Result<readonly Pod[], AppError>> {
  const selector = Object.entries(service?.spec.selector ?? {}).map(([label, value]) => `${label}=${value}`);
  if (service === null || selector.length === 0) return ok([]);
  const query = new URLSearchParams({ labelSelector: selector.join(',') });
  const pods = await call(podsSchema, { does: 'list', object: 'pods' }, ({ read }) =>
    read(`/api/v1/namespaces/${service.metadata.namespace}/pods?${query.toString()}`),
  );
  if (!pods.ok) return pods;
  return ok((pods.value.items ?? []).filter(({ metadata }) => metadata.deletionTimestamp === undefined));
}

function toPod({ metadata, spec }: Pod): DashboardPod {
  const containers = spec.containers.map((container) => ({
    ...container,
    env: container.env.filter((each) => each.name.startsWith(headlampEnv)),
  }));
  return {
    account: spec.serviceAccountName,
    deployment: deploymentOf(metadata),
    signsInEverybody: findSignInFlag(containers),
    servesTls: servesTls(containers),
  };
}

/** A Deployment names its ReplicaSets after itself, with the hash that their pods are marked with. */
function deploymentOf({ ownerReferences, labels }: Pod['metadata']): string | null {
  const owner = ownerReferences.find(({ kind }) => kind === 'ReplicaSet')?.name;
  const ending = `-${labels['pod-template-hash'] ?? ''}`;
  return owner !== undefined && ending !== '-' && owner.endsWith(ending)
    ? owner.slice(0, -ending.length)
    : null;
}

async function listIngresses(call: ApiCall): Promise<Result<readonly Ingress[], AppError>> {
  const all = await call(ingressesSchema, { does: 'list', object: 'ingresses' }, ({ read }) =>
    read('/apis/networking.k8s.io/v1/ingresses'),
  );
  return all.ok ? ok(all.value.items ?? []) : all;
}

function ingressesOf({ namespace }: FoundDashboard, all: readonly Ingress[]): IngressFacts[] {
  return all
    .filter(({ metadata }) => metadata.namespace === namespace)
    .map(({ metadata, spec: { rules, tls, defaultBackend } }) => ({
      name: metadata.name,
      release: helmReleaseOf(metadata),
      rules: [
        ...rules.map((rule) => ({
          host: rule.host === '' ? null : rule.host,
          services: (rule.http?.paths ?? []).flatMap((path) => path.backend?.service?.name ?? []),
        })),
        ...(defaultBackend?.service === undefined
          ? []
          : [{ host: null, services: [defaultBackend.service.name] }]),
      ],
      tls: tls.map(({ hosts }) => hosts),
      isForcedTls: tlsAnnotations.some((each) => metadata.annotations[each] === 'true'),
    }));
}

/** nginx with its default certificate, and Traefik. */
const tlsAnnotations = [
  'nginx.ingress.kubernetes.io/force-ssl-redirect',
  'traefik.ingress.kubernetes.io/router.tls',
];
