import type { DemoAnswer } from './demo-call.ts';
import type { StoredObject } from './demo-objects.ts';
import { headlampPod } from './demo-dashboard.ts';
import { badRequest } from './demo-replies.ts';
import type { Resource } from './demo-resources.ts';

/** GET of a list across all namespaces, or of the one of the path, metadata only, as Keyfob asks for it. */
export function listMetadata(resource: Resource): DemoAnswer {
  return ({ request: { query }, state, namespace }) => {
    const from = Number(query.get('continue') ?? '0');
    const limit = Number(query.get('limit') ?? '0');
    if (!Number.isInteger(from) || !Number.isInteger(limit)) return badRequest('continue key is not valid');
    const all = state.objects
      .list(resource)
      .filter(({ metadata }) => namespace === '' || metadata.namespace === namespace)
      .filter((object) => isSelected(object, query));
    const end = limit > 0 ? from + limit : all.length;
    return {
      status: 200,
      body: {
        kind: 'PartialObjectMetadataList',
        apiVersion: 'meta.k8s.io/v1',
        metadata: end < all.length ? { continue: String(end) } : {},
        items: all.slice(from, end).map(({ metadata }) => ({
          kind: 'PartialObjectMetadata',
          apiVersion: 'meta.k8s.io/v1',
          metadata,
        })),
      },
    };
  };
}

/** GET of role bindings: whole ones, unless metadata alone is asked for. */
export function listBindings(resource: 'rolebindings' | 'clusterrolebindings'): DemoAnswer {
  const partly = listMetadata(resource);
  return (call) => {
    const { request, state, namespace } = call;
    if (request.query.has('limit')) return partly(call);
    const items = state.objects
      .list(resource)
      .filter(({ metadata }) => namespace === '' || metadata.namespace === namespace);
    return { status: 200, body: { kind: `${resource}List`, metadata: {}, items } };
  };
}

/** Understands one equality in a label selector and one in a field selector. */
function isSelected(object: StoredObject, query: URLSearchParams): boolean {
  const [label, labelValue] = (query.get('labelSelector') ?? '').split('=');
  const [field, fieldValue] = (query.get('fieldSelector') ?? '').split('=');
  const hasLabel = label === undefined || label === '' || object.metadata.labels?.[label] === labelValue;
  return hasLabel && (field !== 'type' || object.type === fieldValue);
}

/** What runs on a MicroK8s with its DNS and storage add-ons, and a dashboard. */
const pods = [
  ...['calico-node-7xk2p', 'coredns-79b94494c7-hq4wz', 'hostpath-provisioner-7bc5d9d5c-9ltvm'].map(
    (name) => ({
      metadata: { name, namespace: 'kube-system' },
      spec: { containers: [] },
      status: { phase: 'Running' },
    }),
  ),
  headlampPod,
];

/** GET pods of all namespaces, with a limit. */
export const listPods: DemoAnswer = ({ request: { query } }) => {
  const limit = Number(query.get('limit') ?? '0');
  const shown = limit > 0 ? pods.slice(0, limit) : pods;
  const rest = pods.length - shown.length;
  const metadata = rest === 0 ? {} : { continue: shown.at(-1)?.metadata.name, remainingItemCount: rest };
  return { status: 200, body: { kind: 'PodList', apiVersion: 'v1', metadata, items: shown } };
};
