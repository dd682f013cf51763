import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, type Result } from '../../../../shared/contract/values/result.ts';
import type { AlarmSource } from '../scope/alarm-source.ts';
import { isSameAddress, type ClusterScope } from '../scope/cluster-scope.ts';
import type { FoundCluster } from '../../files/snap-data/find-cluster.ts';
import { noteBug, type NoteBugParts } from '../scope/note-bug.ts';
import type { Clock, Patience } from '../../ports/clock.ts';
import type { AdminTokens } from './admin-tokens.ts';
import type { LookedForCopies, LookForCopiesPorts, SeenCopies } from '../copies/look-for-copies.ts';
import type { UserHome } from '../copies/user-kubeconfigs.ts';

/** What the watch needs. */
export interface CopyWatchParts extends LookForCopiesPorts, NoteBugParts {
  readonly cluster: ClusterScope;
  readonly tokens: AdminTokens;
  readonly user: UserHome;
  readonly clock: Clock;
  readonly patience: Patience;
}

type Answer = Result<LookedForCopies, AppError>;

/** Hundreds of files are read, which seldom change. */
const pauseMs = 60 * 60_000;
/** So long a look may last until it is said that it does not end. */
const patienceMs = 10_000;

/**
 * Looks for the copies of the admin credential, one look at a time: they may lie on a disk that never answers, so nobody
 * waits for it but who asks for them.
 */
export class CopyWatch implements AlarmSource {
  readonly #parts: CopyWatchParts;
  #running: Promise<Answer> | null = null;
  #next: Promise<Answer> | null = null;
  #lookedAt = 0;
  #lookedFor: FoundCluster | null = null;

  constructor(parts: CopyWatchParts) {
    this.#parts = parts;
  }

  next(): number | null {
    return this.#lookedFor === null ? null : this.#lookedAt + pauseMs;
  }

  /** Begins a look when there was none for the credential of now, or the last one is long ago. */
  due(): void {
    const { cluster, clock } = this.#parts;
    const sinceMs = clock.now() - this.#lookedAt;
    const isSame = this.#lookedFor !== null && isSameCredential(this.#lookedFor, cluster.found);
    if (isSame && sinceMs >= 0 && sinceMs < pauseMs) return;
    // What was told of another credential is not true of this one.
    if (!isSame && cluster.state.copies !== null) cluster.change({ copies: null });
    void this.look();
  }

  /** Looks now; calls while a look is under way share one more after it. */
  look(): Promise<Answer> {
    this.#lookedFor = this.#parts.cluster.found;
    this.#lookedAt = this.#parts.clock.now();
    if (this.#running === null) return this.#run();
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      return this.#run();
    });
    return this.#next;
  }

  #run(): Promise<Answer> {
    const { cluster, patience } = this.#parts;
    const cancel = patience.after(patienceMs, () => this.#noteFailure('slow'));
    this.#running = this.#look()
      .catch((error: unknown) => fail(noteBug('copies.look', error, this.#parts)))
      .then((answer) => {
        cancel();
        this.#running = null;
        if (answer.ok) cluster.change({ copies: { seen: answer.value, failure: null } });
        else this.#noteFailure(answer.error);
        return answer;
      });
    return this.#running;
  }

  async #look(): Promise<Answer> {
    const { cluster, tokens, user } = this.#parts;
    const { lookForCopies } = await import('../copies/look-for-copies.ts');
    await tokens.note();
    const recognise = await tokens.recogniser();
    if (!recognise.ok) {
      // That costs next to nothing, and may be over with the next look at the cluster.
      this.#lookedFor = null;
      return recognise;
    }
    return cluster.lifetime.duringSure(lookForCopies(cluster.found, user, recognise.value, this.#parts));
  }

  #noteFailure(failure: SeenCopies['failure']): void {
    const { cluster } = this.#parts;
    cluster.change({ copies: { seen: cluster.state.copies?.seen ?? null, failure } });
  }
}

function isSameCredential(a: FoundCluster, b: FoundCluster): boolean {
  return (
    isSameAddress(a.address, b.address) &&
    a.root === b.root &&
    a.tokenFile === b.tokenFile &&
    a.tokenFileChangedAt === b.tokenFileChangedAt
  );
}
