import type { ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { Agent, request as httpsRequest } from 'node:https';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { endProgram, startProgram } from '../desktop/processes.ts';
import { clusterBinaries } from './binaries.ts';
import { makeSnapData, type SnapData } from './snap-data.ts';

/** How a cluster is started. */
export interface ClusterOptions {
  readonly mode?: 'token' | 'x509' | 'mixed';
  readonly rbac?: boolean;
}

/** A reply of the API server. */
export interface ApiReply {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read any field of any Kubernetes object
  readonly body: any;
}

/** A running etcd and kube-apiserver around a snap data folder. */
export interface Cluster {
  readonly snapData: SnapData;
  readonly server: string;
  /** The address of its etcd. */
  readonly etcd: string;
  /** Calls the API as the administrator, or with another bearer token. */
  request(method: string, path: string, body?: object, bearer?: string): Promise<ApiReply>;
  /** Whether a TokenReview accepts a token. */
  accepts(token: string): Promise<boolean>;
  /** Restarts the API server, so that it reads its files anew, and waits until it is ready. */
  restart(): Promise<void>;
  /** Ends the API server, as `snap restart` does before it starts a new one. */
  stopApiServer(): Promise<void>;
  /** Starts an API server and does not wait for it. */
  launchApiServer(): Promise<void>;
  /** Waits until the API server is ready; throws with the end of its log when it is not. */
  waitUntilReady(): Promise<void>;
  stop(): Promise<void>;
}

const readyDeadlineMs = 60_000;

/** Starts the real servers with the arguments of `args/kube-apiserver`, on 127.0.0.1. */
export async function startCluster({ mode = 'token', rbac = false }: ClusterOptions = {}): Promise<Cluster> {
  const binaries = await clusterBinaries();
  const [port, etcdPort, peerPort] = await freePorts(3);
  if (port === undefined || etcdPort === undefined || peerPort === undefined)
    throw new Error('no free ports');
  const snapData = await makeSnapData({ mode, rbac, port });
  const log = openSync(join(snapData.root, 'servers.log'), 'a');
  const stdio = ['ignore', log, log] as const;
  const etcdUrl = `http://127.0.0.1:${etcdPort}`;
  const peerUrl = `http://127.0.0.1:${peerPort}`;
  const etcd = startProgram(
    binaries.etcd,
    [
      ...['--data-dir', join(snapData.root, 'etcd'), '--unsafe-no-fsync'],
      ...['--listen-client-urls', etcdUrl, '--advertise-client-urls', etcdUrl],
      ...['--listen-peer-urls', peerUrl, '--initial-advertise-peer-urls', peerUrl],
      ...['--initial-cluster', `default=${peerUrl}`],
    ],
    { stdio: [...stdio] },
  );
  const server = `https://127.0.0.1:${port}`;
  const agent = new Agent({
    keepAlive: true,
    ca: snapData.authority.pem,
    ...(mode === 'token'
      ? {}
      : { cert: snapData.adminCertificate.certificate, key: snapData.adminCertificate.key }),
  });
  const anonymous = new Agent({ keepAlive: true, ca: snapData.authority.pem });
  /** The client certificate works in every mode, whatever the token file holds. */
  const isReady = () =>
    new Promise<boolean>((resolve) => {
      const { certificate: cert, key } = snapData.adminCertificate;
      httpsRequest(`${server}/readyz`, { ca: snapData.authority.pem, cert, key, agent: false }, (reply) => {
        reply.resume();
        resolve(reply.statusCode === 200);
      })
        .on('error', () => resolve(false))
        .end();
    });

  const request: Cluster['request'] = (method, path, body, bearer) =>
    new Promise((resolve, reject) => {
      const token = bearer ?? (mode === 'token' ? snapData.adminToken : undefined);
      const text = body === undefined ? undefined : JSON.stringify(body);
      const sent = httpsRequest(
        `${server}${path}`,
        {
          method,
          agent: bearer === undefined ? agent : anonymous,
          headers: {
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
            ...(text === undefined ? {} : { 'content-type': 'application/json' }),
          },
        },
        (reply) => {
          let received = '';
          reply.setEncoding('utf8');
          reply.on('data', (chunk: string) => (received += chunk));
          reply.on('end', () => resolve({ status: reply.statusCode ?? 0, body: parse(received) }));
        },
      );
      sent.on('error', reject);
      sent.end(text);
    });

  let apiServer: ChildProcess;
  const launchApiServer = async () => {
    const current = await realpath(snapData.current);
    const args = readFileSync(join(current, 'args/kube-apiserver'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('--'))
      .map((line) => line.replaceAll('${SNAP_DATA}', current).replace(/'/g, ''));
    apiServer = startProgram(binaries.kubeApiserver, [...args, `--etcd-servers=${etcdUrl}`], {
      stdio: [...stdio],
    });
  };
  const waitUntilReady = async () => {
    const end = Date.now() + readyDeadlineMs;
    while (!(await isReady())) {
      if (apiServer.exitCode !== null || Date.now() > end) {
        const tail = readFileSync(join(snapData.root, 'servers.log'), 'utf8')
          .split('\n')
          .slice(-15)
          .join('\n');
        throw new Error(`kube-apiserver did not become ready:\n${tail}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const stopApiServer = async () => {
    agent.destroy();
    anonymous.destroy();
    await endProgram(apiServer, 'SIGTERM', 5000);
  };
  await launchApiServer();
  await waitUntilReady();

  return {
    snapData,
    server,
    etcd: etcdUrl,
    request,
    async accepts(token) {
      const review = await request('POST', '/apis/authentication.k8s.io/v1/tokenreviews', {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenReview',
        spec: { token },
      });
      return review.body.status.authenticated === true;
    },
    async restart() {
      await stopApiServer();
      await launchApiServer();
      await waitUntilReady();
    },
    stopApiServer,
    launchApiServer,
    waitUntilReady,
    async stop() {
      agent.destroy();
      anonymous.destroy();
      await endProgram(apiServer, 'SIGKILL');
      await endProgram(etcd, 'SIGKILL');
      closeSync(log);
      snapData.remove();
    },
  };
}

/**
 * Ports of 127.0.0.1 that nobody listens on, below those that the kernel gives away: a connection of another program
 * cannot take one before it is listened on, nor while the server there restarts.
 */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = randomInt(10_000, 32_768);
    if (!ports.includes(port) && (await isFree(port))) ports.push(port);
  }
  return ports;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
