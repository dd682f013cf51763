import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A reply: its status and its body, parsed when it is JSON. */
export interface Reply {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read any field of any Kubernetes object
  readonly body: any;
}

/** Raw calls to the API server that a snap data folder's client.config names; `bearer` null sends none. */
export interface ApiClient {
  readonly adminToken: string;
  call(method: string, path: string, body?: object | string, bearer?: string | null): Promise<Reply>;
  close(): void;
}

/** Reads client.config as kubectl does. */
export function openApi(snapData: string): ApiClient {
  const kubeconfig = parse(readFileSync(join(snapData, 'credentials/client.config'), 'utf8')) as {
    clusters: [{ cluster: { server: string; 'certificate-authority-data': string } }];
    users: [{ user: { token: string } }];
  };
  const { server, 'certificate-authority-data': authority } = kubeconfig.clusters[0].cluster;
  const adminToken = kubeconfig.users[0].user.token;
  const agent = new Agent({ keepAlive: true, ca: Buffer.from(authority, 'base64') });
  return {
    adminToken,
    call: (method, path, body, bearer = adminToken) =>
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

function parseReply(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
