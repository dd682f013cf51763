import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { endProgram, startProgram } from '../../desktop/processes.ts';
import type { Cluster } from '../cluster.ts';
import type { GoProgram } from '../go-program.ts';

/** A node whose pods are ports of this machine, until it is stopped. */
export interface ForwardedPods {
  /** Makes a running pod with one port, and a service of the same name and labels in front of it. */
  place(pod: PlacedPod): Promise<void>;
  /** Takes a pod away, and its service not. */
  remove(pod: Pick<PlacedPod, 'namespace' | 'name'>): Promise<void>;
  stop(): Promise<void>;
}

/** A pod, with the port of this machine that is its own. */
export interface PlacedPod {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly port: number;
  readonly servicePort: number;
  /** Why it is not ready, by Kubernetes’ own word; ready where that is left out. */
  readonly waiting?: string;
  /** The service is there already. */
  readonly isReplacement?: boolean;
}

const node = 'node-1';

/** Starts the kubelet’s own forwarding code, as the kubelet of the cluster’s only node. */
export async function startForwardedPods(
  cluster: Cluster,
  { program }: Extract<GoProgram, { program: string }>,
): Promise<ForwardedPods> {
  const forwarder = startProgram(program, [], { stdio: ['pipe', 'pipe', 'inherit'] });
  if (forwarder.stdout === null) throw new Error('no pipe');
  const [line] = (await once(createInterface(forwarder.stdout), 'line')) as [string];
  await make(cluster, '/api/v1/nodes', { metadata: { name: node } });
  await setStatus(cluster, `/api/v1/nodes/${node}`, {
    addresses: [{ type: 'InternalIP', address: '127.0.0.1' }],
    daemonEndpoints: { kubeletEndpoint: { Port: Number(line) } },
  });
  return {
    async place({ namespace, name, labels, port, servicePort, waiting, isReplacement = false }) {
      const path = `/api/v1/namespaces/${namespace}`;
      await make(cluster, '/api/v1/namespaces', { metadata: { name: namespace } });
      await make(cluster, `${path}/serviceaccounts`, { metadata: { name: 'default' } });
      await make(cluster, `${path}/pods`, {
        metadata: { name, labels },
        spec: {
          nodeName: node,
          automountServiceAccountToken: false,
          containers: [{ name: 'main', image: 'none', ports: [{ name: 'web', containerPort: port }] }],
        },
      });
      const ready = waiting === undefined;
      await setStatus(cluster, `${path}/pods/${name}`, {
        phase: ready ? 'Running' : 'Pending',
        conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
        containerStatuses: ready
          ? []
          : [
              {
                name: 'main',
                image: 'none',
                imageID: '',
                ready,
                restartCount: 0,
                state: { waiting: { reason: waiting } },
              },
            ],
      });
      if (isReplacement) return;
      await make(cluster, `${path}/services`, {
        metadata: { name, labels },
        spec: { selector: labels, ports: [{ port: servicePort, targetPort: 'web' }] },
      });
    },
    async remove({ namespace, name }) {
      const path = `/api/v1/namespaces/${namespace}/pods/${name}?gracePeriodSeconds=0`;
      const { status } = await cluster.request('DELETE', path);
      if (status !== 200) throw new Error(`pod ${name} stays: ${status}`);
    },
    stop: () => endProgram(forwarder, 'SIGKILL'),
  };
}

/** Made now or before. */
async function make(cluster: Cluster, path: string, object: object): Promise<void> {
  const { status, body } = await cluster.request('POST', path, object);
  if (status !== 201 && status !== 409) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
}

async function setStatus(cluster: Cluster, path: string, status: object): Promise<void> {
  const { body } = await cluster.request('GET', path);
  const set = await cluster.request('PUT', `${path}/status`, {
    ...(body as { status?: object }),
    status: { ...(body as { status?: object }).status, ...status },
  });
  if (set.status !== 200) throw new Error(`${path}: ${set.status} ${JSON.stringify(set.body)}`);
}
