import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Secret } from '../../core/ports/secret.ts';
import type { DemoAnswer, DemoRequest, DemoState } from './demo-call.ts';
import { noResource, unauthorized, type DemoReply } from './demo-replies.ts';

const namespace = 'kube-system';
const name = 'headlamp';
const labels = { 'k8s-app': 'headlamp' };
const port = 4466;

const service = {
  metadata: { name, namespace, labels },
  spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: port }] },
};

/** The pod of the demo’s dashboard, as the API server lists it. */
export const headlampPod = {
  metadata: { name: 'headlamp-5d9c7f8b6d-mz2rk', namespace, labels },
  spec: {
    serviceAccountName: 'default',
    containers: [{ name: 'headlamp', args: ['-in-cluster'], ports: [{ name: 'http', containerPort: port }] }],
  },
  status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] },
};

/** GET services of all namespaces. */
export const answerServices: DemoAnswer = () => ({
  status: 200,
  body: { kind: 'ServiceList', apiVersion: 'v1', metadata: {}, items: [service] },
});

/** GET of the Ingresses of all namespaces. */
export const listIngresses: DemoAnswer = () => ({
  status: 200,
  body: { kind: 'IngressList', apiVersion: 'networking.k8s.io/v1', metadata: {}, items: [] },
});

/** GET of one service. */
export const readService: DemoAnswer = (call) =>
  call.namespace === namespace && call.name === name ? { status: 200, body: service } : noResource;

/** GET of the pods of one namespace that a label selects. */
export const listDashboardPods: DemoAnswer = ({ request: { query }, namespace: asked }) => {
  const [label, value] = (query.get('labelSelector') ?? '').split('=');
  const isAsked = asked === namespace && label === 'k8s-app' && value === labels['k8s-app'];
  return {
    status: 200,
    body: { kind: 'PodList', apiVersion: 'v1', metadata: {}, items: isAsked ? [headlampPod] : [] },
  };
};

const forwardPath = `/api/v1/namespaces/${namespace}/pods/${headlampPod.metadata.name}/portforward`;

/** Gives connections to the port of the dashboard’s pod to the dashboard; whoever asks has to be somebody. */
export async function forwardToDashboard(
  request: DemoRequest,
  state: () => DemoState,
): Promise<((connection: Duplex) => void) | DemoReply> {
  if ((await state().authentication.identify(request)) === null) return unauthorized;
  if (request.path !== forwardPath || request.query.get('ports') !== String(port)) return noResource;
  return (connection) => dashboardOf(state).emit('connection', connection);
}

/** A small dashboard that shows whom it serves and what there is; it takes the bearer that a request brings, as Headlamp does. */
function dashboardOf(state: () => DemoState) {
  return createServer((request, response) => void show(request, response, state()));
}

async function show(request: IncomingMessage, response: ServerResponse, state: DemoState): Promise<void> {
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  const user =
    token === undefined
      ? null
      : await state.authentication.identify({ certificate: null, bearer: new Secret(token) });
  response.writeHead(user === null ? 401 : 200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(
    user === null ? page('<p>No token came with this request.</p>') : page(listing(user.username, state)),
  );
}

function listing(user: string, { objects }: DemoState): string {
  const namespaces = objects.list('namespaces').map(({ metadata }) => `<li>${metadata.name}</li>`);
  return `<p>This small dashboard belongs to Keyfob’s demo cluster.</p>
<p>You are signed in as <strong>${user}</strong>, without a form.</p>
<h2>Namespaces</h2>
<ul>${namespaces.join('')}</ul>`;
}

function page(content: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Dashboard of the demo cluster</title>
<style>:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif } main { max-width: 40rem; margin: 3rem auto; padding: 0 1.5rem }</style>
<main>
<h1>Dashboard of the demo cluster</h1>
${content}
</main>
</html>
`;
}
