import type { DemoAnswer } from './demo-call.ts';

/** What runs on a MicroK8s with its DNS and storage add-ons. */
const pods = ['calico-node-7xk2p', 'coredns-79b94494c7-hq4wz', 'hostpath-provisioner-7bc5d9d5c-9ltvm'].map(
  (name) => ({
    metadata: { name, namespace: 'kube-system' },
    spec: { containers: [] },
    status: { phase: 'Running' },
  }),
);

/** GET pods of all namespaces, with a limit. */
export const listPods: DemoAnswer = ({ request: { query } }) => {
  const limit = Number(query.get('limit') ?? '0');
  const shown = limit > 0 ? pods.slice(0, limit) : pods;
  const rest = pods.length - shown.length;
  const metadata = rest === 0 ? {} : { continue: shown.at(-1)?.metadata.name, remainingItemCount: rest };
  return { status: 200, body: { kind: 'PodList', apiVersion: 'v1', metadata, items: shown } };
};
