import type { DemoAnswer } from './demo-call.ts';

const address = '127.0.0.1';

/** GET the nodes: the demo is a cluster of one, marked as MicroK8s marks its control plane. */
export const listDemoNodes: DemoAnswer = () => ({
  status: 200,
  body: {
    kind: 'NodeList',
    apiVersion: 'v1',
    metadata: {},
    items: [
      {
        metadata: {
          name: 'demo',
          labels: {
            'microk8s.io/cluster': 'true',
            'node.kubernetes.io/microk8s-controlplane': 'microk8s-controlplane',
          },
        },
        status: { addresses: [{ type: 'InternalIP', address }] },
      },
    ],
  },
});

/** GET the EndpointSlices of the service `kubernetes`, in which API servers announce themselves. */
export const listSlices: DemoAnswer = ({ state: { server } }) => ({
  status: 200,
  body: {
    kind: 'EndpointSliceList',
    apiVersion: 'discovery.k8s.io/v1',
    metadata: {},
    items: [
      {
        metadata: { name: 'kubernetes', namespace: 'default' },
        addressType: 'IPv4',
        endpoints: [{ addresses: [address] }],
        ports: [{ name: 'https', port: Number(new URL(server).port), protocol: 'TCP' }],
      },
    ],
  },
});
