import { createInterface } from 'node:readline';
import { once } from 'node:events';
import type { Cluster } from '../../cluster/cluster.ts';
import { installed } from '../../cluster/dashboards/dashboard-rig.ts';
import { endProgram, startProgram } from '../../desktop/processes.ts';
import { now } from '../electron-program.ts';

/** `kubectl port-forward` to the dashboard’s service, until it is stopped. */
export interface KubectlForward {
  readonly spawnedAt: number;
  readonly origin: string;
  stop(): Promise<void>;
}

/** Starts it without a wrapper, and waits until it says that it listens. */
export async function forwardByKubectl(
  kubectl: string,
  { cluster, home }: { readonly cluster: Cluster; readonly home: string },
): Promise<KubectlForward> {
  const { namespace, name, servicePort } = installed.headlamp;
  const config = `${cluster.snapData.current}/credentials/client.config`;
  const line = ['port-forward', '--address', '127.0.0.1', `service/${name}`, `:${servicePort}`];
  const spawnedAt = now();
  const forward = startProgram(kubectl, ['--kubeconfig', config, '-n', namespace, ...line], {
    // Where it keeps what it learnt of the server.
    env: { HOME: home },
    stdio: ['ignore', 'pipe', 'ignore'],
    deathSignal: null,
  });
  if (forward.stdout === null) throw new Error('no pipe');
  const [said] = (await once(createInterface(forward.stdout), 'line')) as [string];
  const port = /^Forwarding from 127\.0\.0\.1:(\d+)/.exec(said)?.[1];
  if (port === undefined) throw new Error(said);
  return { spawnedAt, origin: `http://127.0.0.1:${port}`, stop: () => endProgram(forward) };
}
