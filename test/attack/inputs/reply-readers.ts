import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createConnectCluster } from '../../../src/main/adapters/api/connect-cluster.ts';
import { Secret } from '../../../src/main/core/ports/secret.ts';
import type { Authority } from '../../cluster/certificates.ts';
import { texts, usualLimit, type Reader } from './reader.ts';

/** Readers of what an API server replies, until it is stopped. */
export interface ReplyReaders {
  readonly readers: readonly Reader[];
  stop(): Promise<void>;
}

const metadata = {
  name: 'a',
  namespace: 'b',
  uid: 'u',
  creationTimestamp: '2026-01-02T03:04:05Z',
  labels: { a: 'b' },
};
const json = (value: unknown) => texts(JSON.stringify(value));

/** Starts an API server that replies whatever the reader is given. */
export async function startReplyReaders(authority: Authority): Promise<ReplyReaders> {
  const names = [{ type: 'ip' as const, value: '127.0.0.1' }];
  const { certificate, key } = await authority.issue({ subject: 'CN=127.0.0.1', usage: 'server', names });
  let reply: Uint8Array = Buffer.alloc(0);
  const listener = createServer({ cert: certificate, key }, (incoming, outgoing) => {
    incoming.resume();
    outgoing.writeHead(200, { 'content-type': 'application/json' });
    outgoing.end(reply);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const server = `https://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  const token = new Secret('token');
  const credential = { kind: 'static-token', token } as const;
  const api = createConnectCluster(5000)({
    server,
    authorityPem: authority.pem,
    strangers: [],
    servesOwn: true,
    credential,
  });
  // The client library is loaded with the first call.
  await api.server.version();
  const reader = (name: string, samples: readonly Uint8Array[], ask: () => Promise<unknown>): Reader => ({
    name: `reply: ${name}`,
    inputs: 3000,
    limit: usualLimit,
    samples,
    read(bytes) {
      reply = bytes;
      return ask();
    },
  });
  const who = { user: 'admin', groups: [] };
  const account = { namespace: 'a', name: 'b' };
  return {
    readers: [
      reader('version', json({ gitVersion: 'v1.36.3' }), () => api.server.version()),
      reader('authorization', json({ status: { allowed: false } }), () => api.server.authorization()),
      reader(
        'signing keys',
        json({ keys: [{ kty: 'RSA', kid: 'k', alg: 'RS256', n: 'AQAB', e: 'AQAB' }] }),
        () => api.server.signingKeys(),
      ),
      reader('user', json({ status: { userInfo: { username: 'admin', groups: ['system:masters'] } } }), () =>
        api.server.whoAmI(),
      ),
      reader(
        'control plane',
        json({
          items: [
            {
              metadata,
              addressType: 'IPv4',
              endpoints: [{ addresses: ['10.0.0.1'] }],
              ports: [{ name: 'https', port: 16443 }],
            },
            { metadata, status: { addresses: [{ type: 'InternalIP', address: '10.0.0.1' }] } },
          ],
        }),
        () => api.server.controlPlane(),
      ),
      reader('list', json({ metadata: { continue: 'x' }, items: [{ metadata }] }), () =>
        api.lists.page('service-accounts', 10, null),
      ),
      reader(
        'object',
        json({
          metadata,
          roleRef: { kind: 'ClusterRole', name: 'x' },
          subjects: [{ kind: 'User', name: 'y' }],
        }),
        () => api.objects.read({ kind: 'ClusterRoleBinding', name: 'a' }),
      ),
      reader(
        'minted token',
        json({ status: { token: 'a.b.c', expirationTimestamp: '2026-01-02T03:04:05Z' } }),
        () => api.tokens.mint({ account, expirationSeconds: 600, audiences: [], boundSecret: null }),
      ),
      reader('review', json({ status: { authenticated: true, user: { username: 'admin' } } }), () =>
        api.tokens.review(token, []),
      ),
      reader('legacy token', json({ data: { token: 'YS5iLmM=' } }), () => api.tokens.readLegacy(account)),
      reader('pods', json({ items: [{ metadata }] }), () => api.tokens.tryOut(token)),
      reader(
        'rules',
        json({
          status: {
            resourceRules: [{ verbs: ['*'], apiGroups: [''], resources: ['pods'] }],
            nonResourceRules: [],
            incomplete: false,
          },
        }),
        () => api.rights.rules(who, 'default'),
      ),
    ],
    async stop() {
      api.close();
      listener.closeAllConnections();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}
