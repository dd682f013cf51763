import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importPKCS8, type CryptoKey } from 'jose';
import type { Inspector } from '../../src/main/core/cluster/inspect/inspector.ts';
import type { TokenUse } from '../../src/main/core/cluster/inspect/token-use.ts';
import type { TokenSubject } from '../../src/shared/contract/state/inspection.ts';
import { openKeyfob, type OpenKeyfob, inspectionOf } from '../fakes/open-keyfob.ts';
import { startCluster, type ApiReply, type Cluster } from './cluster.ts';
import { readPaste } from '../../src/main/core/cluster/inspect/read-paste.ts';

/** The namespace of the tokens that are inspected, and the account that has most of them. */
export const namespace = 'home';
export const user = `system:serviceaccount:${namespace}:robot`;
export const groups = [
  'system:serviceaccounts',
  `system:serviceaccounts:${namespace}`,
  'system:authenticated',
];

/** A real cluster, and Keyfob's Inspect screen opened on it. */
export interface InspectedCluster {
  readonly cluster: Cluster;
  readonly app: OpenKeyfob;
  readonly inspector: Inspector;
  readonly use: TokenUse;
  /** Pastes a token and names it. */
  paste(token: string): TokenSubject;
  /** Makes and removes objects of the namespace, such as `secrets`. */
  make(kind: string, name: string): Promise<ApiReply>;
  remove(kind: string, name: string): Promise<ApiReply>;
  /** Mints a token of an account. */
  mint(account: string, spec?: object): Promise<string>;
  /** The key that signs the cluster's tokens. */
  clusterKey(): Promise<CryptoKey>;
  close(): Promise<void>;
}

/** Starts the cluster with RBAC and the account `robot`. */
export async function openInspectedCluster(): Promise<InspectedCluster> {
  const cluster = await startCluster({ rbac: true });
  const objects = `/api/v1/namespaces/${namespace}`;
  const make = (kind: string, name: string) =>
    cluster.request('POST', `${objects}/${kind}`, { metadata: { name } });
  await cluster.request('POST', '/api/v1/namespaces', { metadata: { name: namespace } });
  await make('serviceaccounts', 'robot');
  const app = await openKeyfob(cluster.snapData.current);
  const { inspector, use } = await inspectionOf(app.keyfob);
  return {
    cluster,
    app,
    inspector,
    use,
    paste(token) {
      const pasted = app.keyfob.inspect.pasted.take(readPaste(token));
      if (!pasted.ok) throw new Error(pasted.error.code);
      return { kind: 'pasted', id: pasted.value.id };
    },
    make,
    remove: (kind, name) => cluster.request('DELETE', `${objects}/${kind}/${name}`),
    async mint(account, spec = {}) {
      const path = `${objects}/serviceaccounts/${account}/token`;
      return (await cluster.request('POST', path, { spec })).body.status.token as string;
    },
    clusterKey: () =>
      importPKCS8(readFileSync(join(cluster.snapData.current, 'certs/serviceaccount.key'), 'utf8'), 'RS256'),
    async close() {
      await app.close();
      await cluster.stop();
    },
  };
}
