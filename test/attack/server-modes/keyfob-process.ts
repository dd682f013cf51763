import { createConnectCluster } from '../../../src/main/adapters/api/connect-cluster.ts';
import { createServerCertificate } from '../../../src/main/adapters/api/server-certificate.ts';
import { contract, type Input, type RequestName } from '../../../src/shared/contract/contract.ts';
import { snapshotSchema } from '../../../src/shared/contract/state/snapshot.ts';
import { openKeyfob, type OpenKeyfob } from '../../fakes/open-keyfob.ts';

/** What Keyfob did in one round of requests. */
export interface Round {
  readonly milliseconds: number;
  /** The longest single request. */
  readonly longest: { readonly name: string; readonly milliseconds: number };
  /** How requests ended: `ok` or an error code, by name. */
  readonly ends: Readonly<Record<string, string>>;
  /** What a window would have reported as incidents, and what was left that nobody can leave. */
  readonly faults: readonly string[];
  readonly heapMb: number;
}

/** So long a request to the API server may take here. */
export const apiDeadlineMs = 400;

type Ask = <Name extends RequestName>(name: Name, input: Input<Name>) => Promise<unknown>;

const account = { namespace: 'keyfob', name: 'dashboard' };

/** What the parent asks for: rest, which leaves no garbage and says nothing but that; or a round. */
export type KeyfobTurn = 'rest' | 'go';

/** Opens Keyfob on a snap data folder, then does what each message of the parent asks for. */
export async function serveRounds(snapData: string): Promise<void> {
  const faults: string[] = [];
  const fault = (where: string, error: unknown) =>
    faults.push(
      `${where}: ${error instanceof Error ? `${error.name} ${error.message.slice(0, 200)}` : typeof error}`,
    );
  process.on('uncaughtException', (error) => fault('uncaught', error));
  process.on('unhandledRejection', (error) => fault('unhandled', error));
  const opened = await openKeyfob(snapData, undefined, {
    connect: createConnectCluster(apiDeadlineMs),
    serverCertificate: createServerCertificate(apiDeadlineMs),
  });
  const id = await keepOne(opened);
  process.on('message', (turn: KeyfobTurn) => {
    if (turn === 'rest') {
      globalThis.gc?.();
      process.send?.('rested');
      return;
    }
    faults.length = 0;
    void round(opened, id, faults, fault).then((done) => process.send?.(done));
  });
  process.send?.('ready');
}

/** A token to inspect, minted while the server is honest. */
async function keepOne({ handlers, keyfob }: OpenKeyfob): Promise<string> {
  for (let attempt = 0; attempt < 20; attempt++) {
    await keyfob.clusters.refresh();
    await handlers['access:set-up']({ role: 'view' });
    const minted = await mint(handlers);
    if (minted.ok && minted.value.status === 'minted') return minted.value.row.id;
  }
  throw new Error('no token');
}

function mint(handlers: OpenKeyfob['handlers']) {
  return handlers['token:mint']({
    account: { kind: 'existing', ...account },
    lifetimeSeconds: 3600,
    audiences: [],
    purpose: 'attacked',
    revocable: true,
    forTray: false,
  });
}

async function round(
  { handlers, keyfob }: OpenKeyfob,
  id: string,
  faults: string[],
  fault: (where: string, error: unknown) => void,
): Promise<Round> {
  const began = performance.now();
  const ends: Record<string, string> = {};
  let longest = { name: '', milliseconds: 0 };
  const timed = async (name: string, act: () => Promise<unknown>) => {
    const start = performance.now();
    try {
      const answer = (await act()) as { ok: boolean; error?: { code: string } } | undefined;
      ends[name] = answer?.error?.code ?? 'ok';
    } catch (error) {
      fault(name, error);
    }
    const milliseconds = performance.now() - start;
    if (milliseconds > longest.milliseconds) longest = { name, milliseconds };
  };
  const ask: Ask = (name, input) =>
    timed(name, async () => {
      const answer = await (handlers[name] as (input: unknown) => Promise<unknown>)(input);
      const parsed = contract.requests[name].output.safeParse(answer);
      if (!parsed.success) fault(name, parsed.error);
      return answer;
    });
  const subject = { kind: 'saved', id } as const;
  const search = { text: '', offset: 0, limit: 200 };

  await Promise.all([
    timed('refresh', () => keyfob.clusters.refresh()),
    ask('accounts:search', { ...search, fresh: true }),
    ask('legacy-tokens:list', { offset: 0, limit: 200 }),
    ask('namespaces:list', {}),
    ask('account:rights', { account, namespace: 'default' }),
  ]);
  await timed('all accounts', async () => {
    for (;;) {
      const found = await handlers['accounts:search']({ ...search, fresh: false });
      if (!found.ok || found.value.complete) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });
  await Promise.all([
    timed('token:mint', () => mint(handlers)),
    ask('token:copy-fresh', {}),
    ask('inspect:accepted', { subject }),
    ask('inspect:signature', { subject }),
    ask('inspect:rights', { subject, namespace: 'default' }),
    ask('inspect:try', { subject }),
  ]);
  await ask('accounts:close', {});
  checkState(keyfob.store.snapshot, faults);
  return {
    milliseconds: performance.now() - began,
    longest,
    ends,
    faults: [...faults],
    heapMb: process.memoryUsage().heapUsed / 1024 / 1024,
  };
}

/** What is shown fits its schema, and waits for nothing any more. */
function checkState(snapshot: OpenKeyfob['keyfob']['store']['snapshot'], faults: string[]): void {
  const parsed = snapshotSchema.safeParse(snapshot);
  if (!parsed.success) faults.push(`snapshot: ${parsed.error.message.slice(0, 300)}`);
  const { cluster, copy } = snapshot;
  if (cluster.status !== 'open') faults.push(`the cluster is ${cluster.status}`);
  else if (cluster.api.status === 'asking') faults.push('it is still asking');
  if (copy.status === 'working') faults.push('it is still copying');
}
