import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describe as wordsOf } from '../../../src/shared/words/describe.ts';
import { nothingKnown } from '../../../src/shared/words/known/known.ts';
import { openKeyfob } from '../../fakes/open-keyfob.ts';
import { Authority } from '../../cluster/certificates.ts';
import { makeSnapData, type SnapData } from '../../cluster/snap-data.ts';
import { edited, encode, harmlessEdits, refusedEdits, type Edit, type Parts } from './edited-kubeconfig.ts';

let snap: SnapData;
let parts: Parts;
let original: string;
let listener: Server;
let connections = 0;

beforeAll(async () => {
  listener = createServer((socket) => {
    connections++;
    socket.destroy();
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as { port: number };
  snap = await makeSnapData({ mode: 'token', rbac: true, port });
  original = readFileSync(configFile(), 'utf8');
  const foreign = await Authority.create('CN=foreign');
  const request = { subject: 'CN=admin,O=system:masters', usage: 'client' } as const;
  const other = await snap.authority.issue(request);
  parts = {
    certificate: snap.adminCertificate.certificate,
    key: snap.adminCertificate.key,
    otherCertificate: other.certificate,
    otherKey: other.key,
    foreignAuthority: foreign.pem,
    foreignServer: `https://127.0.0.1:${port}`,
  };
});

afterAll(() => {
  listener.close();
  snap.remove();
});

const configFile = () => join(snap.current, 'credentials/client.config');

/** What the window is shown of a cluster with this client.config, and how often anybody was called meanwhile. */
async function openWith(edit: Edit) {
  connections = 0;
  const bytes = edited(original, edit, parts);
  expect(Buffer.from(bytes).equals(Buffer.from(original))).toBe(false);
  writeFileSync(configFile(), bytes);
  const app = await openKeyfob(snap.current);
  try {
    return { cluster: app.keyfob.store.snapshot.cluster, connections };
  } finally {
    await app.close();
  }
}

describe('a kubeconfig that must not be followed, or that kubectl reads otherwise [kubeconfig-refused]', () => {
  it.each(refusedEdits)('is refused: %s', async (_name, reason, edit) => {
    const { cluster, connections: calls } = await openWith(edit);
    const error = cluster.status === 'unavailable' ? cluster.error : null;
    const said =
      error === null
        ? cluster.status
        : 'problem' in error
          ? error.problem
          : 'feature' in error
            ? error.feature
            : error.code;
    expect({ said, calls }).toEqual({ said: reason, calls: 0 });
    expect(error === null ? '' : wordsOf(error, nothingKnown).message).toContain('client.config');
  });

  it.each(harmlessEdits)('is followed: %s', async (_name, edit) => {
    const { cluster, connections: calls } = await openWith(edit);
    expect(cluster.status).toBe('open');
    expect(calls).toBeGreaterThan(0);
  });

  it('takes a certificate with its own key', async () => {
    const { cluster } = await openWith(({ users }) => {
      users[0]!.user = {
        'client-certificate-data': encode(parts.otherCertificate),
        'client-key-data': encode(parts.otherKey),
      };
    });
    expect(cluster.status).toBe('open');
  });
});
