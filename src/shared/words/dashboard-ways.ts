import type { DashboardWayId } from '../contract/state/dashboard-way-id.ts';

/** How to reach a dashboard from this machine alone. */
export interface DashboardWay {
  readonly title: string;
  /** Listens on loopback until it is ended. */
  readonly command: string;
  /** Where the dashboard is then. */
  readonly address: string;
}

/** Each dashboard that clusters of MicroK8s have. */
export const dashboardWays: Readonly<Record<DashboardWayId, DashboardWay>> = {
  kong: {
    title: 'Dashboard add-on of MicroK8s 1.33 to 1.35',
    command:
      'microk8s kubectl port-forward -n kubernetes-dashboard service/kubernetes-dashboard-kong-proxy 8443:443',
    address: 'https://localhost:8443/',
  },
  manifest: {
    title: 'Dashboard add-on of MicroK8s up to 1.32',
    command: 'microk8s kubectl port-forward -n kube-system service/kubernetes-dashboard 8443:443',
    address: 'https://localhost:8443/',
  },
  headlamp: {
    title: 'Headlamp in the cluster; MicroK8s has no dashboard of its own from 1.36 on',
    command: 'microk8s kubectl port-forward -n kube-system service/headlamp 8080:80',
    address: 'http://localhost:8080/',
  },
};
