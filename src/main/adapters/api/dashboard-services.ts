import * as z from 'zod';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { dashboardKindSchema, FoundDashboard } from '../../../shared/contract/state/dashboard-state.ts';
import { ok, type Result } from '../../../shared/contract/values/result.ts';
import type { ApiCall } from './api-call.ts';
import { objectName } from './object-metadata.ts';

/** The kind of dashboard. */
type Kind = z.infer<typeof dashboardKindSchema>;

const word = z.string().max(300).default('');
const labels = z.record(z.string(), z.string()).default({});

/** A service, as far as dashboards need it. */
export const serviceSchema = z.object({
  metadata: z.object({ name: objectName, namespace: objectName, labels, annotations: labels }),
  spec: z.object({
    type: word,
    selector: labels,
    ports: z
      .array(
        z.object({
          name: word,
          port: z.int().min(1).max(65_535),
          targetPort: z.union([z.int(), z.string().max(63)]).optional(),
          nodePort: z.int().min(1).max(65_535).optional(),
        }),
      )
      .max(100)
      .default([]),
  }),
});
export type KubernetesService = z.infer<typeof serviceSchema>;
type ServicePort = KubernetesService['spec']['ports'][number];

const servicesSchema = z.object({ items: z.array(serviceSchema).max(5000).nullable() });

/** The services of all namespaces. */
export async function readServices(call: ApiCall): Promise<Result<readonly KubernetesService[], AppError>> {
  const services = await call(servicesSchema, { does: 'list', object: 'services' }, ({ read }) =>
    read('/api/v1/services'),
  );
  return services.ok ? ok(services.value.items ?? []) : services;
}

/** The dashboards among services. */
export function pickDashboards(services: readonly KubernetesService[]): FoundDashboard[] {
  return services.flatMap((service): FoundDashboard[] => {
    const kind = kindOf(service, services);
    const port = portForBrowsers(service);
    if (kind === null || port === undefined) return [];
    const { namespace, name } = service.metadata;
    return [{ kind, namespace, service: name, port: port.port, isTls: isTls(port) }];
  });
}

/** Told by the labels and names that their own manifests and charts give. */
function kindOf({ metadata }: KubernetesService, services: readonly KubernetesService[]): Kind | null {
  const { labels: has, name: named, namespace } = metadata;
  if (named === 'kubernetes-dashboard-kong-proxy') return 'kubernetes-dashboard-7';
  // Another release of the same chart; a Kong of its own has no such services beside it.
  const release = has['app.kubernetes.io/instance'];
  const isOfRelease = ({ metadata: other }: KubernetesService) =>
    other.namespace === namespace &&
    other.labels['app.kubernetes.io/part-of'] === 'kubernetes-dashboard' &&
    other.labels['app.kubernetes.io/instance'] === release;
  if (named.endsWith('-kong-proxy') && release !== undefined && services.some(isOfRelease))
    return 'kubernetes-dashboard-7';
  if (named === 'kubernetes-dashboard' || has['app.kubernetes.io/name'] === 'kubernetes-dashboard')
    return 'kubernetes-dashboard';
  const isHeadlamp =
    has['app.kubernetes.io/name'] === 'headlamp' || has['k8s-app'] === 'headlamp' || named === 'headlamp';
  return isHeadlamp ? 'headlamp' : null;
}

/** Whether a port of a service says that TLS is spoken there. */
export function isTls({ name: called, port }: Pick<ServicePort, 'name' | 'port'>): boolean {
  return port === 443 || called === 'https' || called.endsWith('-tls');
}

/** https where there is one. */
export function portForBrowsers({ spec }: KubernetesService): ServicePort | undefined {
  return spec.ports.find(isTls) ?? spec.ports[0];
}
