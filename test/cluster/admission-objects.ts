import type { Cluster } from './cluster.ts';

const registry = '/apis/admissionregistration.k8s.io/v1';

async function make(cluster: Cluster, path: string, object: object): Promise<void> {
  const { status, body } = await cluster.request('POST', path, object);
  if (status !== 201) throw new Error(JSON.stringify(body));
}

/** A policy that denies what its expression says no to, with this message. */
export async function makePolicy(
  cluster: Cluster,
  {
    name,
    resource,
    expression,
    message,
  }: { name: string; resource: string; expression: string; message: string },
): Promise<void> {
  await make(cluster, `${registry}/validatingadmissionpolicies`, {
    metadata: { name: `${name}.example.org` },
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: {
        resourceRules: [
          { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: [resource] },
        ],
      },
      validations: [{ expression, message }],
    },
  });
  await make(cluster, `${registry}/validatingadmissionpolicybindings`, {
    metadata: { name },
    spec: { policyName: `${name}.example.org`, validationActions: ['Deny'] },
  });
}

/** A policy that changes Secrets of a namespace, and cannot: its expression wants what none of them has. */
export async function makeFailingPolicy(
  cluster: Cluster,
  { name, namespace }: { name: string; namespace: string },
): Promise<void> {
  const expression = 'Object{metadata: Object.metadata{annotations: object.metadata.annotations}}';
  await make(cluster, `${registry}/mutatingadmissionpolicies`, {
    metadata: { name },
    spec: {
      failurePolicy: 'Fail',
      reinvocationPolicy: 'Never',
      matchConstraints: {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
        resourceRules: [
          { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['secrets'] },
        ],
      },
      mutations: [{ patchType: 'ApplyConfiguration', applyConfiguration: { expression } }],
    },
  });
  const spec = { policyName: name };
  await make(cluster, `${registry}/mutatingadmissionpolicybindings`, { metadata: { name }, spec });
}

/** A quota that leaves no room for Secrets; `isCounted`: its controller has counted them. */
export async function makeQuota(
  cluster: Cluster,
  { name, namespace, isCounted }: { name: string; namespace: string; isCounted: boolean },
): Promise<void> {
  const path = `/api/v1/namespaces/${namespace}/resourcequotas`;
  const quota = {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name },
    spec: { hard: { 'count/secrets': '0' } },
  };
  await make(cluster, path, quota);
  const { body } = await cluster.request('GET', `${path}/${name}`);
  const status = { hard: { 'count/secrets': '0' }, used: isCounted ? { 'count/secrets': '0' } : {} };
  await cluster.request('PUT', `${path}/${name}/status`, { ...(body as object), status });
}
