import * as z from 'zod';
import type { FoundDashboard } from '../../../shared/contract/state/dashboard-state.ts';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { ok, type Result } from '../../../shared/contract/values/result.ts';
import { findSignInFlag, headlampEnv, servesTls } from '../../core/cluster/dashboard/headlamp-flags.ts';
import type {
  DashboardFacts,
  DashboardPod,
  DashboardSurvey,
  HelmRelease,
  IngressFacts,
  OutwardService,
} from '../../core/ports/dashboard-facts.ts';
import type { ApiCall } from './api-call.ts';
import { readAccountBindings } from './account-bindings.ts';
import { isTls, readServices, pickDashboards, type Service } from './dashboard-services.ts';
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
export async function surveyDashboards(call: ApiCall): Promise<Result<DashboardSurvey, AppError>> {
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
      ...around(dashboard, services.value),
      ingresses: ingresses.ok ? ingressesOf(dashboard, ingresses.value) : [],
      pods: own?.ok === true ? own.value : [],
    };
  });
  const accounts = dashboards
    .filter(({ dashboard: { kind } }) => kind === 'headlamp')
    .flatMap(({ dashboard: { namespace }, pods: all }) =>
      all.map(({ account }) => ({ namespace, name: account })),
    );
  const bindings = await readAccountBindings(call, accounts);
  const failed = [ingresses, ...pods, bindings].find((each) => !each.ok);
  return ok({
    dashboards,
    bindings: bindings.ok ? bindings.value : null,
    unseen: failed?.ok === false ? failed.error : null,
  });
}

function serviceOf({ namespace, service }: FoundDashboard, services: readonly Service[]): Service | null {
  return (
    services.find(({ metadata }) => metadata.name === service && metadata.namespace === namespace) ?? null
  );
}

function around(
  dashboard: FoundDashboard,
  services: readonly Service[],
): Pick<DashboardFacts, 'release' | 'outward' | 'services'> {
  const own = serviceOf(dashboard, services);
  const leading = own === null ? [] : services.filter((each) => each === own || leadToSame(each, own));
  return {
    release: own === null ? null : releaseOf(own),
    services: leading.map(({ metadata }) => metadata.name),
    outward: leading.flatMap((service) => outwardOf(service, dashboard)),
  };
}

/** Whether two services can select the same pods: something in common, and nothing that contradicts. */
function leadToSame(one: Service, other: Service): boolean {
  const [a, b] = [one.spec.selector, other.spec.selector];
  const both = Object.keys(a).filter((label) => label in b);
  return (
    one.metadata.namespace === other.metadata.namespace &&
    both.length > 0 &&
    both.every((label) => a[label] === b[label])
  );
}

function outwardOf(service: Service, { kind }: FoundDashboard): OutwardService[] {
  const { type, ports } = service.spec;
  if (type !== 'NodePort' && type !== 'LoadBalancer') return [];
  const shown = ports.map((port) => ({
    port: type === 'NodePort' ? (port.nodePort ?? port.port) : port.port,
    // That is where Kubernetes Dashboard speaks TLS, whatever leads there.
    isTls: isTls(port) || (kind !== 'headlamp' && port.targetPort === 8443),
  }));
  return [{ name: service.metadata.name, type, ports: shown }];
}

function releaseOf({ metadata: { annotations, labels, namespace } }: Service): HelmRelease | null {
  const release = name.safeParse(annotations['meta.helm.sh/release-name']);
  const home = name.safeParse(annotations['meta.helm.sh/release-namespace'] ?? namespace);
  if (!release.success || !home.success) return null;
  const version = /^headlamp-(\d{1,9}\.\d{1,9}\.\d{1,9})$/.exec(labels['helm.sh/chart'] ?? '')?.[1];
  return { name: release.data, namespace: home.data, version: version ?? null };
}

async function podsOf(
  call: ApiCall,
  service: Service | null,
): Promise<Result<readonly DashboardPod[], AppError>> {
  const selector = Object.entries(service?.spec.selector ?? {}).map(([label, value]) => `${label}=${value}`);
  if (service === null || selector.length === 0) return ok([]);
  const query = new URLSearchParams({ labelSelector: selector.join(',') });
  const pods = await call(podsSchema, { does: 'list', object: 'pods' }, ({ read }) =>
    read(`/api/v1/namespaces/${service.metadata.namespace}/pods?${query.toString()}`),
  );
  if (!pods.ok) return pods;
  const there = (pods.value.items ?? []).filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  return ok(there.map(toPod));
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
