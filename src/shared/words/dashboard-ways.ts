import type { FoundDashboard } from '../contract/state/dashboard-state.ts';
import { headlampCharts } from './dashboard-commands.ts';

/** How to reach a dashboard from this machine alone. */
export interface DashboardWay {
  /** Listens on loopback until it is ended. */
  readonly command: string;
  /** Where the dashboard is then. */
  readonly address: string;
}

/** Those that clusters of MicroK8s have, the usual one first. */
export const usualDashboards: readonly FoundDashboard[] = [
  {
    kind: 'kubernetes-dashboard-7',
    namespace: 'kubernetes-dashboard',
    service: 'kubernetes-dashboard-kong-proxy',
    port: 443,
    isTls: true,
  },
  {
    kind: 'kubernetes-dashboard',
    namespace: 'kube-system',
    service: 'kubernetes-dashboard',
    port: 443,
    isTls: true,
  },
  { kind: 'headlamp', namespace: 'kube-system', service: 'headlamp', port: 80, isTls: false },
];

/** Forwards a port of this machine to a dashboard. */
export function wayTo({ namespace, service, port, isTls }: FoundDashboard): DashboardWay {
  const own = isTls ? 8443 : 8080;
  return {
    command: `microk8s kubectl port-forward -n ${namespace} service/${service} ${own}:${port}`,
    address: `${isTls ? 'https' : 'http'}://localhost:${own}/`,
  };
}

/** Installs Headlamp as its documentation says, but without the binding that makes the account of its pod an administrator. */
export const installHeadlamp = [
  `microk8s helm3 repo add headlamp ${headlampCharts}`,
  'microk8s helm3 install my-headlamp headlamp/headlamp --namespace kube-system --set clusterRoleBinding.create=false',
].join(' && ');
