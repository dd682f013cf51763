import * as z from 'zod';
import type { dashboardKindSchema, FoundDashboard } from '../../../shared/contract/state/dashboard-state.ts';
import { fail, ok } from '../../../shared/contract/values/result.ts';
import type { DashboardApi } from '../../core/ports/cluster-api.ts';
import type { ApiCall } from './api-call.ts';

/** The kind of dashboard. */
type Kind = z.infer<typeof dashboardKindSchema>;

/** A name becomes part of a path, and is shown. */
const name = z
  .string()
  .max(253)
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/);
const word = z.string().max(300).default('');
const labels = z.record(z.string(), z.string()).default({});

const serviceSchema = z.object({
  metadata: z.object({ name, namespace: name, labels }),
  spec: z.object({
    selector: labels,
    ports: z
      .array(
        z.object({
          name: word,
          port: z.int().min(1).max(65_535),
          targetPort: z.union([z.int(), z.string().max(63)]).optional(),
        }),
      )
      .max(100)
      .default([]),
  }),
});
type Service = z.infer<typeof serviceSchema>;
const servicesSchema = z.object({ items: z.array(serviceSchema).max(5000).nullable() });

const podSchema = z.object({
  metadata: z.object({ name, deletionTimestamp: z.string().max(100).optional() }),
  spec: z.object({
    containers: z
      .array(
        z.object({
          ports: z
            .array(z.object({ name: word, containerPort: z.int().min(1).max(65_535) }))
            .max(100)
            .default([]),
        }),
      )
      .max(100),
  }),
  status: z
    .object({
      phase: word,
      conditions: z
        .array(z.object({ type: word, status: word, reason: word }))
        .max(100)
        .default([]),
      containerStatuses: z
        .array(z.object({ state: z.object({ waiting: z.object({ reason: word }).optional() }).default({}) }))
        .max(100)
        .default([]),
    })
    .default({ phase: '', conditions: [], containerStatuses: [] }),
});
type Pod = z.infer<typeof podSchema>;
const podsSchema = z.object({ items: z.array(podSchema).max(1000).nullable() });

/** Finds dashboards, and the pods behind them. */
export function createDashboardApi(call: ApiCall): DashboardApi {
  return {
    async find() {
      const services = await call(servicesSchema, { does: 'list', object: 'services' }, ({ read }) =>
        read('/api/v1/services'),
      );
      if (!services.ok) return services;
      return ok(
        (services.value.items ?? []).flatMap((service): FoundDashboard[] => {
          const kind = kindOf(service);
          const port = portForBrowsers(service);
          if (kind === null || port === undefined) return [];
          const { namespace, name: found } = service.metadata;
          return [{ kind, namespace, service: found, port: port.port, isTls: isTls(port) }];
        }),
      );
    },
    async target({ namespace, service }) {
      const found = await call(serviceSchema, { does: 'read', object: `service ${service}` }, ({ read }) =>
        read(`/api/v1/namespaces/${namespace}/services/${service}`),
      );
      if (!found.ok)
        return found.error.code === 'api-not-found'
          ? fail({ code: 'dashboard-gone', namespace, service })
          : found;
      const selector = Object.entries(found.value.spec.selector).map(([label, value]) => `${label}=${value}`);
      if (selector.length === 0)
        return fail({ code: 'dashboard-no-pod', namespace, service, pod: null, reason: '' });
      const query = new URLSearchParams({ labelSelector: selector.join(',') });
      const pods = await call(podsSchema, { does: 'list', object: 'pods' }, ({ read }) =>
        read(`/api/v1/namespaces/${namespace}/pods?${query.toString()}`),
      );
      if (!pods.ok) return pods;
      const there = (pods.value.items ?? []).filter(
        ({ metadata }) => metadata.deletionTimestamp === undefined,
      );
      const ready = there.find(isReady);
      const port = ready === undefined ? null : portOf(found.value, ready);
      if (ready === undefined || port === null) {
        const [first] = there;
        return fail({
          code: 'dashboard-no-pod',
          namespace,
          service,
          pod: first?.metadata.name ?? null,
          reason: first === undefined ? '' : whyNot(first),
        });
      }
      return ok({ namespace, pod: ready.metadata.name, ...port });
    },
  };
}

/** Told by the labels and names that their own manifests and charts give. */
function kindOf({ metadata }: Service): Kind | null {
  const { labels: has, name: named } = metadata;
  if (named === 'kubernetes-dashboard-kong-proxy') return 'kubernetes-dashboard-7';
  if (named === 'kubernetes-dashboard') return 'kubernetes-dashboard';
  const isHeadlamp =
    has['app.kubernetes.io/name'] === 'headlamp' || has['k8s-app'] === 'headlamp' || named === 'headlamp';
  return isHeadlamp ? 'headlamp' : null;
}

function isReady({ status }: Pod): boolean {
  const { phase, conditions } = status;
  return phase === 'Running' && conditions.some(({ type, status: is }) => type === 'Ready' && is === 'True');
}

type ServicePort = Service['spec']['ports'][number];

function isTls({ name: called, port }: ServicePort): boolean {
  return port === 443 || called === 'https' || called.endsWith('-tls');
}

/** https where there is one. */
function portForBrowsers({ spec }: Service): ServicePort | undefined {
  return spec.ports.find(isTls) ?? spec.ports[0];
}

/** The same port, as the pod has it. */
function portOf(service: Service, { spec }: Pod): { readonly port: number; readonly isTls: boolean } | null {
  const chosen = portForBrowsers(service);
  if (chosen === undefined) return null;
  const { targetPort = chosen.port } = chosen;
  if (typeof targetPort === 'number') return { port: targetPort, isTls: isTls(chosen) };
  const named = spec.containers
    .flatMap(({ ports }) => ports)
    .find(({ name: called }) => called === targetPort);
  return named === undefined ? null : { port: named.containerPort, isTls: isTls(chosen) };
}

/** A word of Kubernetes’ own, such as `ImagePullBackOff`; empty where it has none. */
function whyNot({ status }: Pod): string {
  const reasons = [
    ...status.containerStatuses.map(({ state }) => state.waiting?.reason ?? ''),
    ...status.conditions.filter((each) => each.status !== 'True').map(({ reason }) => reason),
    status.phase,
  ];
  return reasons.find((reason) => /^[A-Za-z]{1,40}$/.test(reason)) ?? '';
}
