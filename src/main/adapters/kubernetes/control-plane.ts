import * as z from 'zod';
import type { ControlPlane } from '../../core/ports/cluster-api.ts';

/** Where the API servers announce themselves: each keeps its own address there while it runs. */
export const slicesPath =
  '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices?labelSelector=kubernetes.io%2Fservice-name%3Dkubernetes';

/** All nodes of a cluster. */
export const nodesPath = '/api/v1/nodes';

/** What a list reply holds; Go writes an empty one as null, and a reply without any is no list. */
function page<Item extends z.ZodType>(item: Item) {
  return z
    .array(item)
    .nullable()
    .transform((items) => items ?? []);
}

/** A list inside an object: Go leaves an empty one out, too. */
function list<Item extends z.ZodType>(item: Item) {
  return page(item).default([]);
}

/** A name or an address, of which a URL is made and which a terminal shows: nothing else may pass for one. */
const host = z
  .string()
  .regex(/^[\w.:-]{1,253}$/)
  .refine((text) => URL.canParse(`https://${text.includes(':') ? `[${text}]` : text}`));

/** EndpointSlices, as far as they tell addresses. */
export const slicesSchema = z.object({
  items: page(
    z.object({
      endpoints: list(z.object({ addresses: z.array(host) })),
      ports: list(z.object({ port: z.int().min(1).max(65_535) })),
    }),
  ),
});

/** Nodes, as far as they tell names and addresses. */
export const nodesSchema = z.object({
  items: page(
    z.object({
      metadata: z.object({ name: host, labels: z.record(z.string(), z.string()).default({}) }),
      status: z
        .object({ addresses: list(z.object({ type: z.string(), address: host })) })
        .default({ addresses: [] }),
    }),
  ),
});

/** MicroK8s' own label, and those of kubeadm and of older releases. */
const labels = [
  'node.kubernetes.io/microk8s-controlplane',
  'node-role.kubernetes.io/control-plane',
  'node-role.kubernetes.io/master',
];

/** Puts both lists together. */
export function controlPlaneOf(
  slices: z.infer<typeof slicesSchema>,
  nodes: z.infer<typeof nodesSchema>,
): ControlPlane {
  return {
    announced: slices.items.flatMap(({ endpoints, ports }) =>
      endpoints.flatMap(({ addresses }) =>
        addresses.flatMap((address) => ports.map(({ port }) => ({ address, port }))),
      ),
    ),
    nodes: nodes.items.map(({ metadata, status }) => {
      const { addresses } = status;
      const isInternal = ({ type }: { type: string }) => type === 'InternalIP';
      return {
        name: metadata.name,
        addresses: [...addresses.filter(isInternal), ...addresses.filter((each) => !isInternal(each))].map(
          ({ address }) => address,
        ),
        isControlPlane: labels.some((label) => label in metadata.labels),
      };
    }),
  };
}
