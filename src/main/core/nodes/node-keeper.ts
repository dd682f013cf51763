import type { JournalState } from '../../../shared/admin-state.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { NodesState, NodeToken, OtherNode } from '../../../shared/nodes-state.ts';
import type { Result } from '../../../shared/result.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import type { AdminTokens } from '../admin/admin-tokens.ts';
import type { ClusterKeeper, ClusterSession } from '../cluster/cluster-keeper.ts';
import type { ConnectCluster, ControlPlane } from '../ports/cluster-api.ts';
import type { HostAddress } from '../ports/host-address.ts';
import type { Store } from '../state/store.ts';
import { askOther } from './ask-other.ts';
import { findOthers, isControlPlaneHost } from './find-others.ts';

/** What the keeper needs. */
export interface NodeKeeperParts {
  readonly store: Store;
  readonly clusters: ClusterKeeper;
  readonly tokens: AdminTokens;
  readonly connect: ConnectCluster;
  readonly hostAddress: HostAddress;
}

interface Asked {
  readonly name: string | null;
  readonly server: string;
  readonly isAnnounced: boolean;
}

/** Knows the other control plane nodes of a cluster with static tokens, and whether each has the admin token of this machine. */
export class NodeKeeper {
  readonly #parts: NodeKeeperParts;
  #followed = '';
  #rotation = '';
  #rounds = 0;

  constructor(parts: NodeKeeperParts) {
    this.#parts = parts;
    parts.store.subscribe((snapshot) => this.#notice(snapshot));
  }

  /** Looks after each look at the API, and when a rotation ended: what was said before it says nothing any more. */
  #notice({ cluster, rotation: { journal } }: Snapshot): void {
    if (cluster.status !== 'open' || cluster.api.status === 'asking' || journal.status === 'unknown') return;
    const rotation = `${cluster.identity} ${journal.status} ${'startedAt' in journal ? journal.startedAt : ''} ${
      journal.status === 'ended' ? journal.outcome.result : ''
    }`;
    const followed = `${rotation} ${cluster.snapData} ${cluster.api.checkedAt}`;
    if (followed === this.#followed) return;
    this.#followed = followed;
    const isNew = rotation !== this.#rotation;
    this.#rotation = rotation;
    const { nodes } = this.#parts.store.snapshot;
    if (isNew && nodes !== null)
      this.#change(
        nodes.cluster === cluster.identity
          ? { ...nodes, others: nodes.others.map((other) => ({ ...other, token: { status: 'asking' } })) }
          : null,
      );
    if (cluster.mode !== 'x509') void this.#look(journal);
    else if (nodes !== null) this.#change(null);
  }

  async #look(journal: JournalState): Promise<void> {
    const { clusters, hostAddress, tokens, connect } = this.#parts;
    const round = ++this.#rounds;
    const session = clusters.session();
    if (!session.ok) return;
    const { identity, address, mayHaveOthers } = session.value.found;
    await tokens.note();
    const [listed, current] = await Promise.all([session.value.api.server.controlPlane(), tokens.current()]);
    const isStale = () => round !== this.#rounds || !clusters.isOpen(session.value);
    if (isStale()) return;
    const before = this.#known(session.value);
    const found = listed.ok ? findOthers(listed.value, address.server, hostAddress.machine()) : null;
    const asked = withRecorded(found ?? before.map((other) => ({ ...other, isAnnounced: true })), journal);
    this.#change({
      cluster: identity,
      others: asked.map(({ name, server }) => ({
        ...{ name, server },
        token: before.find((other) => other.server === server)?.token ?? { status: 'asking' },
      })),
      error: listed.ok || !mayHaveOthers ? null : listed.error,
    });
    if (current === null) return;
    const pair = { former: tokens.former(), current };
    await Promise.all(
      asked.map(async (other) => {
        const token: NodeToken = other.isAnnounced
          ? await askOther(other.server, address.authorityPem, pair, connect)
          : { status: 'away' };
        if (isStale()) return;
        if (isGone(other, token, listed, found ?? [])) this.#drop(other.server);
        else this.#note(other.server, token);
      }),
    );
  }

  #known({ found }: ClusterSession): readonly OtherNode[] {
    const { nodes } = this.#parts.store.snapshot;
    return nodes?.cluster === found.identity ? nodes.others : [];
  }

  #note(server: string, token: NodeToken): void {
    this.#changeOthers((others) =>
      others.map((other) => (other.server === server ? { ...other, token } : other)),
    );
  }

  #drop(server: string): void {
    this.#changeOthers((others) => others.filter((other) => other.server !== server));
  }

  #changeOthers(change: (others: readonly OtherNode[]) => OtherNode[]): void {
    const { nodes } = this.#parts.store.snapshot;
    if (nodes !== null) this.#change({ ...nodes, others: change(nodes.others) });
  }

  #change(nodes: NodesState): void {
    this.#parts.store.change({ nodes });
  }
}

/** Adds the API servers that the engine saw when it rotated. */
function withRecorded(found: readonly Asked[], journal: JournalState): readonly Asked[] {
  const outcome = journal.status === 'ended' ? journal.outcome : null;
  const recorded = outcome?.result === 'rotated' ? (outcome.others ?? []) : [];
  const added = recorded
    .filter(({ server }) => !found.some((other) => other.server === server))
    .map(({ server, oldToken }) => ({ name: null, server, isAnnounced: oldToken !== 'away' }));
  return [...found, ...added];
}

/** Whether a node left the cluster: the cluster, which could be asked, knows no such machine, and nobody answers there. */
function isGone(
  { server }: Asked,
  token: NodeToken,
  listed: Result<ControlPlane, AppError>,
  found: readonly Asked[],
): boolean {
  if (!listed.ok || (token.status !== 'unknown' && token.status !== 'away')) return false;
  return !found.some((other) => other.server === server) && !isControlPlaneHost(listed.value, server);
}
