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

/**
 * More API servers, or nodes of the control plane, than any cluster has: each is asked and shown, and whoever may write
 * EndpointSlices or nodes must not make that endless.
 */
const mostServers = 32;
const mostNodes = 1000;
const mostAddresses = 32;

/** MicroK8s' own label, and those of kubeadm and of older releases. */
const controlPlaneLabels = [
  'node.kubernetes.io/microk8s-controlplane',
  'node-role.kubernetes.io/control-plane',
  'node-role.kubernetes.io/master',
];

/** Which of them a node has; its other labels are dropped. */
const marks = z
  .object(Object.fromEntries(controlPlaneLabels.map((label) => [label, z.string().optional()])))
  .default({});

const sliceSchema = z.object({
  endpoints: list(z.object({ addresses: z.array(host) })),
  ports: list(z.object({ port: z.int().min(1).max(65_535) })),
});

const nodeSchema = z
  .object({
    metadata: z.object({ name: host, labels: marks }),
    status: z
      .object({ addresses: list(z.object({ type: z.string(), address: host })) })
      .default({ addresses: [] }),
  })
  .refine(({ status }) => status.addresses.length <= mostAddresses);

/** EndpointSlices, as far as they tell addresses; of more than a cluster has it is no reply. */
export const slicesSchema = z.object({
  items: page(sliceSchema).refine((slices) => countServers(slices) <= mostServers),
});

/** Nodes, as far as they tell names and addresses; of more than a cluster has it is no reply. */
export const nodesSchema = z.object({
  items: page(nodeSchema).refine(
    (nodes) => nodes.length <= mostNodes && nodes.filter(isMarked).length <= mostServers,
  ),
});

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
        isControlPlane: isMarked({ metadata }),
      };
    }),
  };
}

function countServers(slices: readonly z.infer<typeof sliceSchema>[]): number {
  return slices.reduce(
    (count, { endpoints, ports }) =>
      count + endpoints.reduce((sum, { addresses }) => sum + addresses.length, 0) * ports.length,
    0,
  );
}

function isMarked({ metadata }: Pick<z.infer<typeof nodeSchema>, 'metadata'>): boolean {
  return controlPlaneLabels.some((label) => label in metadata.labels);
}
