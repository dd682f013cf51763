import * as z from 'zod';
import { fail, ok } from '../../../shared/contract/values/result.ts';
import type { DashboardApi } from '../../core/ports/cluster-api.ts';
import type { ApiCall } from './api-call.ts';
import { lookAtDashboards } from './dashboard-facts.ts';
import {
  isTls,
  readServices,
  pickDashboards,
  portForBrowsers,
  serviceSchema,
  type KubernetesService,
} from './dashboard-services.ts';
import { objectName } from './object-metadata.ts';

const word = z.string().max(300).default('');

const podSchema = z.object({
  metadata: z.object({ name: objectName, deletionTimestamp: z.string().max(100).optional() }),
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
      const services = await readServices(call);
      return services.ok ? ok(pickDashboards(services.value)) : services;
    },
    look: () => lookAtDashboards(call),
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

function isReady({ status }: Pod): boolean {
  const { phase, conditions } = status;
  return phase === 'Running' && conditions.some(({ type, status: is }) => type === 'Ready' && is === 'True');
}

/** The same port, as the pod has it. */
function portOf(
  service: KubernetesService,
  { spec }: Pod,
): { readonly port: number; readonly isTls: boolean } | null {
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
