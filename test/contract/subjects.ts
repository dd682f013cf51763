import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import { findCluster, type FoundCluster } from '../../src/main/core/files/snap-data/find-cluster.ts';
import type { ClusterApi } from '../../src/main/core/ports/cluster-api.ts';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster } from '../cluster/cluster.ts';
import { openApi, type ApiClient } from './api-client.ts';
import { labels, namespace } from './contract-objects.ts';

/** How a subject authenticates. */
export type SubjectMode = 'token' | 'x509';

/** An API server that answers for a snap data folder. */
export interface Subject {
  readonly snapData: string;
  /** Comes back before or after the API answers again. */
  readonly restart: () => Promise<unknown>;
  readonly stop: () => Promise<void> | void;
}

/** The API servers that are held to the same suites. */
export const subjects: readonly {
  readonly name: string;
  readonly isThere: boolean;
  readonly start: (mode: SubjectMode) => Promise<Subject>;
}[] = [
  {
    name: 'the demo cluster',
    isThere: true,
    start: async (mode) => {
      const demo = await startDemoCluster({ mode });
      const [folder = ''] = demo.rotation.searchPath.split(':');
      const restart = () =>
        promisify(execFile)(join(folder, 'snap'), ['restart', 'microk8s.daemon-kubelite']);
      return { ...demo, restart };
    },
  },
  {
    name: 'the real API server',
    isThere: hasServers,
    start: async (mode) => {
      const cluster = await startCluster({ mode });
      return {
        snapData: cluster.snapData.current,
        restart: () => cluster.restart(),
        stop: () => cluster.stop(),
      };
    },
  },
];

/** A subject with a namespace for the suites' objects, asked as Keyfob does and asked raw, both as its administrator. */
export interface OpenSubject extends Pick<Subject, 'snapData' | 'restart'> {
  readonly found: FoundCluster;
  readonly raw: ApiClient;
  readonly api: ClusterApi;
  close(): Promise<void>;
}

/** Starts a subject and opens it as Keyfob opens a cluster. */
export async function openSubject(
  start: (mode: SubjectMode) => Promise<Subject>,
  mode: SubjectMode,
): Promise<OpenSubject> {
  const { snapData, restart, stop } = await start(mode);
  const found = await findCluster(snapData, {
    files: createSnapDataFiles(),
    certificates: createCertificates(),
  });
  if (!found.ok) throw new Error(found.error.code);
  const raw = openApi(snapData);
  const api = createConnectCluster(10_000)(found.value.address);
  await raw.call('POST', '/api/v1/namespaces', { metadata: { name: namespace, labels } });
  return {
    snapData,
    restart,
    found: found.value,
    raw,
    api,
    async close() {
      api.close();
      raw.close();
      await stop();
    },
  };
}
