import type { ChildProcess } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { endProgram, eventually, startProgram } from '../desktop/processes.ts';
import { clusterBinaries } from './binaries.ts';
import { freePorts, type Cluster } from './cluster.ts';
import { ownAddress } from './own-address.ts';

/** Lets the API server of the cluster listen on the network, as MicroK8s' own does. */
export async function openToNetwork(cluster: Cluster): Promise<void> {
  const args = join(cluster.snapData.current, 'args/kube-apiserver');
  const local = readFileSync(args, 'utf8');
  writeFileSync(args, local.replace('--bind-address=127.0.0.1', '--bind-address=0.0.0.0'));
  await cluster.restart();
}

/** Makes a node marked as one of MicroK8s' control plane, as its kubelet would. */
export async function nameNode(cluster: Cluster, name: string, address: string): Promise<void> {
  const made = await cluster.request('POST', '/api/v1/nodes', {
    metadata: { name, labels: { 'node.kubernetes.io/microk8s-controlplane': 'microk8s-controlplane' } },
    status: { addresses: [{ type: 'InternalIP', address }] },
  });
  if (made.status !== 201) throw new Error(`no node ${name}: ${made.status}`);
}

/**
 * Another control plane node of the cluster: an API server on the same etcd, with snap data, a token file, and a
 * certificate of the same CA, of its own.
 */
export async function addNode(cluster: Cluster): Promise<Cluster> {
  if (ownAddress === null) throw new Error('this machine has no address');
  const [port = 0] = await freePorts(1);
  const binaries = await clusterBinaries();
  const root = join(cluster.snapData.root, 'second');
  const revision = join(root, 'x1');
  const current = join(root, 'current');
  cpSync(join(cluster.snapData.root, 'x1'), revision, { recursive: true });
  symlinkSync('x1', current);
  const edit = (name: string, change: (text: string) => string) => {
    const file = join(revision, name);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  };
  edit('args/kube-apiserver', (text) =>
    text
      .replace(/--secure-port=\d+/, `--secure-port=${port}`)
      .replace(/--bind-address=\S+/, '--bind-address=0.0.0.0'),
  );
  for (const each of [cluster.snapData.current, revision])
    writeFileSync(join(each, 'var/lock/ha-cluster'), '');
  const certificate = await cluster.snapData.authority.issue({
    subject: 'CN=127.0.0.1',
    usage: 'server',
    names: ['127.0.0.1', ownAddress].map((value) => ({ type: 'ip', value })),
  });
  edit('certs/server.crt', () => certificate.certificate);
  edit('certs/server.key', () => certificate.key);
  edit('credentials/client.config', (text) => text.replace(cluster.server, `https://127.0.0.1:${port}`));
  const server = `https://127.0.0.1:${port}`;
  const { certificate: cert, key } = cluster.snapData.adminCertificate;
  const ca = cluster.snapData.authority.pem;

  const status = (bearer: string | null) =>
    new Promise<number>((resolve) => {
      httpsRequest(
        `${server}/readyz`,
        {
          ...{ ca, agent: false },
          ...(bearer === null ? { cert, key } : { headers: { authorization: `Bearer ${bearer}` } }),
        },
        (reply) => {
          reply.resume();
          resolve(reply.statusCode ?? 0);
        },
      )
        .on('error', () => resolve(0))
        .end();
    });
  let apiServer: ChildProcess;
  const launchApiServer = () => {
    const args = readFileSync(join(revision, 'args/kube-apiserver'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('--'))
      .map((line) => line.replaceAll('${SNAP_DATA}', revision).replace(/'/g, ''));
    // Both nodes have this machine's one address, which the reconciler takes for one API server.
    const own = [`--etcd-servers=${cluster.etcd}`, '--endpoint-reconciler-type=none'];
    apiServer = startProgram(binaries.kubeApiserver, [...args, ...own], { stdio: 'ignore' });
    return Promise.resolve();
  };
  const stopApiServer = () => endProgram(apiServer, 'SIGTERM', 5000);
  const waitUntilReady = async () => {
    await eventually('a second API server', async () => ((await status(null)) === 200 ? true : null), 60_000);
  };
  await launchApiServer();
  await waitUntilReady();
  await cluster.request('POST', '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices', {
    metadata: { name: 'kubernetes-second', labels: { 'kubernetes.io/service-name': 'kubernetes' } },
    addressType: 'IPv4',
    endpoints: [{ addresses: [ownAddress] }],
    ports: [{ name: 'https', port, protocol: 'TCP' }],
  });
  return {
    ...cluster,
    ...{ server, stopApiServer, launchApiServer, waitUntilReady, stop: stopApiServer },
    snapData: { ...cluster.snapData, root, current },
    async request(_method, _path, _body, bearer) {
      return { status: await status(bearer ?? null), body: null };
    },
  };
}
