import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Cluster } from './cluster.ts';

/** What the webhook says to each request: a denial with this `Status`, or anything that is no answer of a webhook. */
export type WebhookAnswer =
  | { readonly kind: 'deny'; readonly status: object }
  | { readonly kind: 'fail'; readonly status: number }
  | { readonly kind: 'silence' };

/** An admission webhook of a test. */
export interface Webhook {
  answer: WebhookAnswer;
  stop(): Promise<void>;
}

const registry = '/apis/admissionregistration.k8s.io/v1';

/** Serves a webhook by HTTPS and has the cluster ask it before it makes a Secret in this namespace. */
export async function startWebhook(
  cluster: Cluster,
  { name, namespace, kind }: { name: string; namespace: string; kind: 'Validating' | 'Mutating' },
): Promise<Webhook> {
  const { authority } = cluster.snapData;
  const { certificate: cert, key } = await authority.issue({
    subject: 'CN=127.0.0.1',
    usage: 'server',
    names: [{ type: 'ip', value: '127.0.0.1' }],
  });
  const server = createServer({ cert, key }, (request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      const { answer } = webhook;
      if (answer.kind === 'silence') return;
      if (answer.kind === 'fail') {
        response.writeHead(answer.status).end('broken');
        return;
      }
      const { uid } = (JSON.parse(text) as { request: { uid: string } }).request;
      response.writeHead(200, { 'content-type': 'application/json' }).end(
        JSON.stringify({
          apiVersion: 'admission.k8s.io/v1',
          kind: 'AdmissionReview',
          response: { uid, allowed: false, status: answer.status },
        }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const path = `${registry}/${kind.toLowerCase()}webhookconfigurations`;
  const made = await cluster.request('POST', path, {
    metadata: { name },
    webhooks: [
      {
        name,
        clientConfig: {
          url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/`,
          caBundle: Buffer.from(authority.pem).toString('base64'),
        },
        rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['secrets'] }],
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
        failurePolicy: 'Fail',
        timeoutSeconds: 1,
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
      },
    ],
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  const webhook: Webhook = {
    answer: { kind: 'fail', status: 500 },
    async stop() {
      await cluster.request('DELETE', `${path}/${name}`);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return webhook;
}
