import { ok } from '../../../src/shared/contract/values/result.ts';
import type { Ports } from '../../../src/main/core/ports/ports.ts';
import { eventually } from '../../desktop/processes.ts';
import { openKeyfob, type OpenKeyfob } from '../../fakes/open-keyfob.ts';
import { hasServers } from '../binaries.ts';
import { startCluster, type Cluster } from '../cluster.ts';
import { startControllers } from '../controllers.ts';
import { buildGoProgram, type GoProgram } from '../go-program.ts';
import { serveDashboard, type DashboardServer, type ServedDashboard } from './dashboard-server.ts';
import { startForwardedPods, type ForwardedPods, type PlacedPod } from './forwarded-pods.ts';

/** A cluster with RBAC whose dashboards answer through the API server, until it is stopped. */
export interface DashboardRig {
  readonly cluster: Cluster;
  readonly pods: ForwardedPods;
  /** Serves a dashboard and makes its pod and service, or a pod alone that takes the place of one that is gone. */
  install(kind: ServedDashboard, what?: Pick<PlacedPod, 'isReplacement'>): Promise<DashboardServer>;
  /** Ends every dashboard, with its pod and service. */
  uninstall(): Promise<void>;
  stop(): Promise<void>;
}

/** Where the manifest or chart of each dashboard installs it. */
export const installed = {
  headlamp: {
    namespace: 'kube-system',
    name: 'my-headlamp',
    labels: { 'app.kubernetes.io/name': 'headlamp' },
    servicePort: 80,
  },
  'kubernetes-dashboard': {
    namespace: 'kube-system',
    name: 'kubernetes-dashboard',
    labels: { 'k8s-app': 'kubernetes-dashboard' },
    servicePort: 443,
  },
  'kubernetes-dashboard-7': {
    namespace: 'kubernetes-dashboard',
    name: 'kubernetes-dashboard-kong-proxy',
    labels: { app: 'kong' },
    servicePort: 443,
  },
} as const satisfies Record<ServedDashboard, object>;

let forwarder: GoProgram | null = null;

/** Why there can be no rig on this machine; empty where there can. */
export function lackOfRig(): string {
  if (!hasServers) return 'there are no servers';
  forwarder ??= buildGoProgram('port-forwarder');
  return 'reason' in forwarder ? forwarder.reason : '';
}

/** Starts the servers and the code of a kubelet that forwards ports. */
export async function startDashboardRig(): Promise<DashboardRig> {
  const lack = lackOfRig();
  if (forwarder === null || 'reason' in forwarder) throw new Error(lack);
  const cluster = await startCluster({ rbac: true });
  const controllers = await startControllers(cluster, ['clusterrole-aggregation-controller']);
  const pods = await startForwardedPods(cluster, forwarder);
  const servers: DashboardServer[] = [];
  const remove = (path: string) => cluster.request('DELETE', path);
  const uninstall = async () => {
    for (const server of servers.splice(0)) await server.stop();
    for (const { namespace, name } of Object.values(installed)) {
      await remove(`/api/v1/namespaces/${namespace}/pods/${name}?gracePeriodSeconds=0`);
      await remove(`/api/v1/namespaces/${namespace}/services/${name}`);
    }
  };
  return {
    cluster,
    pods,
    async install(kind, what = {}) {
      const server = await serveDashboard(kind, cluster);
      servers.push(server);
      await pods.place({ ...installed[kind], ...what, port: server.port });
      return server;
    },
    uninstall,
    async stop() {
      for (const server of servers) await server.stop();
      await pods.stop();
      await controllers.stop();
      await cluster.stop();
    },
  };
}

/** Keyfob on the rig, with its dashboard account. */
export interface OpenOnRig {
  readonly open: OpenKeyfob;
  /** Grows by what it asks a browser to open. */
  readonly opened: readonly string[];
  /** Opens the dashboard, which it does once a second; what a browser is to open. */
  readonly openDashboard: () => Promise<string>;
}

/** Opens Keyfob on the rig. */
export async function openOnRig({ cluster }: DashboardRig, ports: Partial<Ports> = {}): Promise<OpenOnRig> {
  const opened: string[] = [];
  const browser: Ports['browser'] = {
    open(address) {
      opened.push(address);
      return Promise.resolve(ok(null));
    },
  };
  const open = await openKeyfob(cluster.snapData.current, undefined, { browser, ...ports });
  await open.handlers['access:set-up']({ role: 'view' });
  return {
    open,
    opened,
    openDashboard() {
      const before = opened.length;
      return eventually('an opening', async () => {
        await open.handlers['dashboard:open']({ chosen: null });
        return opened[before];
      });
    },
  };
}
