import type { DashboardWayId } from '../contract/state/dashboard-state.ts';

/** How to reach a dashboard from this machine alone. */
export interface DashboardWay {
  /** Listens on loopback until it is ended. */
  readonly command: string;
  /** Where the dashboard is then. */
  readonly address: string;
}

/** Each dashboard that clusters of MicroK8s have. */
export const dashboardWays: Readonly<Record<DashboardWayId, DashboardWay>> = {
  kong: {
    command:
      'microk8s kubectl port-forward -n kubernetes-dashboard service/kubernetes-dashboard-kong-proxy 8443:443',
    address: 'https://localhost:8443/',
  },
  manifest: {
    command: 'microk8s kubectl port-forward -n kube-system service/kubernetes-dashboard 8443:443',
    address: 'https://localhost:8443/',
  },
  headlamp: {
    command: 'microk8s kubectl port-forward -n kube-system service/headlamp 8080:80',
    address: 'http://localhost:8080/',
  },
};
