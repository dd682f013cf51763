import { join } from 'node:path';
import { answerDemoRequest } from './demo-api.ts';
import { forwardToDashboard } from './demo-dashboard.ts';
import { DemoAuthentication } from './demo-authentication.ts';
import type { DemoState } from './demo-call.ts';
import { makeDemoCertificates } from './demo-certificates.ts';
import { makeDemoFolder } from './demo-folder.ts';
import { addDashboardToken } from './demo-legacy-token.ts';
import { addAccount, addNamespace } from './demo-object-answers.ts';
import { DemoObjects } from './demo-objects.ts';
import { openDemoServer } from './demo-server.ts';
import { installDemoSnap } from './demo-snap.ts';
import { makeTokenRows, readTokenRows, writeSnapData, type StaticTokenRow } from './demo-snap-data.ts';
import { makeDemoTokens } from './demo-tokens.ts';

/** How a demo cluster is started. */
export interface DemoOptions {
  /** What its API server takes for now, epoch milliseconds. */
  readonly clock?: () => number;
  /** How it authenticates: `token` as installed up to MicroK8s 1.27, `x509` as since 1.28. */
  readonly mode?: 'token' | 'x509';
}

/** A running demo cluster. */
export interface DemoCluster {
  /** Its snap data folder. */
  readonly snapData: string;
  /** What a rotation on it needs: its `snap`, and a folder for the engine's state. */
  readonly rotation: { readonly snapData: string; readonly stateFolder: string; readonly searchPath: string };
  /** Ends the server and removes the folder. */
  stop(): void;
}

/** What MicroK8s' add-ons run as. */
const ownAccounts = ['calico-kube-controllers', 'calico-node', 'coredns', 'metrics-server'];
/** How long the API does not answer after a restart, as a fast machine's. */
const startTakesMs = 1_500;
const systemPath = '/usr/sbin:/usr/bin:/sbin:/bin';
const ownNamespaces = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

/** Starts a stand-in for MicroK8s on 127.0.0.1, with port, CA and tokens of its own. */
export async function startDemoCluster({
  clock = Date.now,
  mode = 'token',
}: DemoOptions = {}): Promise<DemoCluster> {
  const [certificates, tokens, folder] = await Promise.all([
    makeDemoCertificates(clock()),
    makeDemoTokens(),
    makeDemoFolder(),
  ]);
  const server = await openDemoServer(certificates);
  const { port } = server;
  const rows = mode === 'token' ? makeTokenRows() : null;
  const objects = new DemoObjects();
  for (const name of ownNamespaces) addNamespace(objects, name, clock());
  for (const name of ownAccounts) addAccount(objects, { namespace: 'kube-system', name }, clock());
  await addDashboardToken(objects, tokens, clock());
  const readyState = (known: readonly StaticTokenRow[] | null): DemoState => ({
    server: `https://127.0.0.1:${port}`,
    authentication: new DemoAuthentication({ rows: known ?? [], tokens, objects, now: clock }),
    objects,
    tokens,
    now: clock,
  });
  let state = readyState(rows);
  server.serve(
    (request) => answerDemoRequest(request, state),
    (request) => forwardToDashboard(request, () => state),
  );
  const restart = async () => {
    state = readyState(rows === null ? null : await readTokenRows(folder.revision));
    await server.restart(startTakesMs);
  };
  const snap = await installDemoSnap(folder.root, () => void restart());
  const stop = () => {
    snap.stop();
    server.close();
    folder.remove();
  };
  try {
    await writeSnapData(folder.revision, { port, certificates, rows, serviceAccountKey: tokens.keyPem });
  } catch (error) {
    stop();
    throw error;
  }
  const rotation = {
    snapData: folder.current,
    stateFolder: join(folder.root, 'state'),
    searchPath: [snap.folder, systemPath].join(':'),
  };
  return { snapData: folder.current, rotation, stop };
}
