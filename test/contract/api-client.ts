import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { KeyPair } from '../cluster/certificates.ts';

/** A reply: its status and its body, parsed when it is JSON. */
export interface Reply {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read any field of any Kubernetes object
  readonly body: any;
}

/** Raw calls to the API server that a snap data folder's client.config names; `bearer` null sends none. */
export interface ApiClient {
  /** Empty in x509 mode. */
  readonly adminToken: string;
  call(method: string, path: string, body?: object | string, bearer?: string | null): Promise<Reply>;
  /** Ends the connections; a later call resumes their TLS session. */
  close(): void;
}

interface KubeconfigUser {
  readonly token?: string;
  readonly 'client-certificate-data'?: string;
  readonly 'client-key-data'?: string;
}

/**
 * Reads client.config as kubectl does. A certificate, or null for none, takes the place of its credential; then there is no
 * token unless a call names one.
 */
export function openApi(snapData: string, certificate?: KeyPair | null): ApiClient {
  const kubeconfig = parse(readFileSync(join(snapData, 'credentials/client.config'), 'utf8')) as {
    clusters: [{ cluster: { server: string; 'certificate-authority-data': string } }];
    users: [{ user: KubeconfigUser }];
  };
  const { server, 'certificate-authority-data': authority } = kubeconfig.clusters[0].cluster;
  const { user } = kubeconfig.users[0];
  const adminToken = user.token ?? '';
  const standard = certificate === undefined && adminToken !== '' ? adminToken : null;
  const shown = certificate === undefined ? pairOf(user) : certificate;
  const agent = new Agent({
    keepAlive: true,
    ca: decode(authority),
    ...(shown === null ? {} : { cert: shown.certificate, key: shown.key }),
  });
  return {
    adminToken,
    call: (method, path, body, bearer = standard) =>
      new Promise((resolve, reject) => {
        const headers: Record<string, string> = {};
        if (bearer !== null) headers.authorization = `Bearer ${bearer}`;
        if (body !== undefined) headers['content-type'] = 'application/json';
        const sent = request(`${server}${path}`, { method, agent, headers }, (reply) => {
          let text = '';
          reply.setEncoding('utf8');
          reply.on('data', (chunk: string) => (text += chunk));
          reply.on('end', () => resolve({ status: reply.statusCode ?? 0, body: parseReply(text) }));
        });
        sent.on('error', reject);
        sent.end(typeof body === 'object' ? JSON.stringify(body) : body);
      }),
    close: () => agent.destroy(),
  };
}

function pairOf({
  'client-certificate-data': certificate,
  'client-key-data': key,
}: KubeconfigUser): KeyPair | null {
  if (certificate === undefined || key === undefined) return null;
  return { certificate: decode(certificate), key: decode(key) };
}

function decode(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}

function parseReply(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
