import type { JournalState } from '../../../../shared/contract/state/admin-state.ts';
import { isByTokenFile } from '../../../../shared/contract/state/authentication-mode.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { NodesState, NodeToken } from '../../../../shared/contract/state/nodes-state.ts';
import type { Result } from '../../../../shared/contract/values/result.ts';
import type { AdminTokens } from '../admin/admin-tokens.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { OpenState } from '../scope/open-state.ts';
import type { ConnectCluster, ControlPlane } from '../../ports/cluster-api.ts';
import type { HostAddress } from '../../ports/machine.ts';
import { askOther } from './ask-other.ts';
import {
  findOthers,
  isControlPlaneHost,
  type OtherServerAddress,
} from '../../files/snap-data/find-others.ts';

/** What the service needs. */
export interface NodeServiceParts {
  readonly cluster: ClusterScope;
  readonly tokens: AdminTokens;
  readonly connect: ConnectCluster;
  readonly hostAddress: HostAddress;
}

/** Knows the other control plane nodes of one cluster with static tokens, and whether each has the admin token of this machine. */
export class NodeService {
  readonly #parts: NodeServiceParts;
  #followed = '';
  #rotation = '';
  /** The rotation after which a look for others succeeded. */
  #seenAfter = '';
  /** Where the others were when it was last looked for them. */
  #last: readonly OtherServerAddress[] = [];
  #rounds = 0;

  constructor(parts: NodeServiceParts) {
    this.#parts = parts;
    parts.cluster.subscribe((state) => this.#notice(state));
  }

  /** Looks after each look at the API, and when a rotation ended: what was said before it says nothing any more. */
  #notice({ cluster, nodes, rotation: { journal } }: OpenState): void {
    if (cluster.api.status === 'asking' || journal.status === 'unknown') return;
    const rotation = `${journal.status} ${'startedAt' in journal ? journal.startedAt : ''} ${
      journal.status === 'ended' ? journal.outcome.result : ''
    }`;
    const followed = `${rotation} ${cluster.api.checkedAt}`;
    if (followed === this.#followed) return;
    this.#followed = followed;
    const isNew = rotation !== this.#rotation;
    this.#rotation = rotation;
    if (isNew && nodes !== null) {
      const others = nodes.others.map((other) => ({ ...other, token: { status: 'asking' as const } }));
      this.#change({ ...nodes, others, isSeen: false });
    }
    if (isByTokenFile(cluster.mode)) void this.#look(journal);
    else if (nodes !== null) this.#change(null);
  }

  async #look(journal: JournalState): Promise<void> {
    const { cluster, hostAddress, tokens, connect } = this.#parts;
    const round = ++this.#rounds;
    const rotation = this.#rotation;
    const {
      found: { address, mayHaveOthers },
      api,
    } = cluster;
    await tokens.note();
    const [listed, current] = await Promise.all([api.server.controlPlane(), tokens.read()]);
    const isStale = () => round !== this.#rounds || cluster.lifetime.isOver || api !== cluster.api;
    if (isStale()) return;
    const found = listed.ok ? findOthers(listed.value, address.server, hostAddress.machine()) : this.#last;
    const others = [...found, ...recordedBeside(found, journal, listed)];
    this.#last = others;
    if (listed.ok) this.#seenAfter = rotation;
    const before = cluster.state.nodes?.others ?? [];
    const known = (server: string): NodeToken =>
      before.find((other) => other.server === server)?.token ?? { status: 'asking' };
    this.#change({
      others: others.map(({ name, server }) => ({ name, server, token: known(server) })),
      error: listed.ok || !mayHaveOthers ? null : listed.error,
      isSeen: this.#seenAfter === rotation,
    });
    const former = tokens.former();
    await Promise.all(
      others.map(async ({ server, isAnnounced }) => {
        const ask = (): Promise<NodeToken> | NodeToken =>
          current.ok
            ? askOther(server, address.authorityPem, { former, current: current.value }, connect)
            : unasked(known(server), current.error);
        const token = isAnnounced ? await ask() : { status: 'away' as const };
        if (!isStale()) this.#note(server, token);
      }),
    );
  }

  #note(server: string, token: NodeToken): void {
    const { nodes } = this.#parts.cluster.state;
    if (nodes === null) return;
    const others = nodes.others.map((other) => (other.server === server ? { ...other, token } : other));
    this.#change({ ...nodes, others });
  }

  #change(nodes: NodesState): void {
    this.#parts.cluster.change({ nodes });
  }
}

/**
 * The API servers that the engine saw when it rotated and that are not among those found. Where the cluster could be
 * asked, it announces none of them: one with no machine in the cluster has left it, the others are off.
 */
function recordedBeside(
  found: readonly OtherServerAddress[],
  journal: JournalState,
  listed: Result<ControlPlane, AppError>,
): readonly OtherServerAddress[] {
  const outcome = journal.status === 'ended' ? journal.outcome : null;
  const recorded = outcome?.result === 'rotated' ? (outcome.others ?? []) : [];
  return recorded
    .filter(({ server }) => !found.some((other) => other.server === server))
    .filter(({ server }) => !listed.ok || isControlPlaneHost(listed.value, server))
    .map(({ server, oldToken }) => ({ name: null, server, isAnnounced: !listed.ok && oldToken !== 'away' }));
}

/** Without a token to ask with, what a node said before still stands. */
function unasked(before: NodeToken, error: AppError): NodeToken {
  return before.status === 'same' || before.status === 'other' ? before : { status: 'unknown', error };
}
