import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { endProgram, eventually, startProgram } from '../desktop/processes.ts';
import { clusterBinaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';

/** The controllers that MicroK8s runs and a test may need. */
export type ControllerName =
  | 'serviceaccount-controller'
  | 'serviceaccount-token-controller'
  | 'legacy-serviceaccount-token-cleaner-controller'
  | 'clusterrole-aggregation-controller'
  | 'namespace-controller'
  | 'deployment-controller'
  | 'replicaset-controller'
  | 'certificatesigningrequest-signing-controller';

/** Running controllers. */
export interface Controllers {
  stop(): Promise<void>;
}

/** Starts the real kube-controller-manager with these controllers, with the arguments that MicroK8s gives it. */
export async function startControllers(
  cluster: Cluster,
  names: readonly ControllerName[],
): Promise<Controllers> {
  const { snapData } = cluster;
  const { kubeControllerManager } = await clusterBinaries();
  const log = openSync(join(snapData.root, 'controllers.log'), 'a');
  const certs = join(snapData.current, 'certs');
  const program = startProgram(
    kubeControllerManager,
    [
      `--kubeconfig=${join(snapData.current, 'credentials/client.config')}`,
      `--service-account-private-key-file=${certs}/serviceaccount.key`,
      `--root-ca-file=${certs}/ca.crt`,
      `--cluster-signing-cert-file=${certs}/ca.crt`,
      `--cluster-signing-key-file=${certs}/ca.key`,
      `--controllers=${names.join(',')}`,
      '--leader-elect=false',
      '--secure-port=0',
    ],
    { stdio: ['ignore', log, log] },
  );
  if (names.includes('clusterrole-aggregation-controller'))
    await eventually('the roles of Kubernetes have their rules', async () => {
      const path = '/apis/rbac.authorization.k8s.io/v1/clusterroles/admin';
      const { rules } = (await cluster.request('GET', path)).body as { rules: unknown[] | null };
      return (rules?.length ?? 0) > 10 ? true : null;
    });
  return {
    async stop() {
      await endProgram(program, 'SIGKILL');
      closeSync(log);
    },
  };
}
