import type { ActivityEvent } from '../../../../shared/contract/state/activity-state.ts';
import type { ActivityLog } from '../../vault/documents/activity-log.ts';

/** What names a token without being one. */
export interface NamedToken {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly jti: string | null;
}

/** Notes what was done on one cluster, by the name that it was entered under, also when it was left meanwhile. */
export class ClusterActivity {
  readonly #activity: ActivityLog;
  readonly #cluster: string;

  constructor(activity: ActivityLog, cluster: string) {
    this.#activity = activity;
    this.#cluster = cluster;
  }

  /** Notes what was done with a token. */
  noteToken(event: ActivityEvent, { namespace, serviceAccount, jti }: NamedToken): void {
    this.note(event, `${namespace}/${serviceAccount}`, jti);
  }

  /** Notes what was done; `subject` says with whose credential. */
  note(event: ActivityEvent, subject: string | null = null, jti: string | null = null): void {
    this.#activity.note(event, { cluster: this.#cluster, subject, jti });
  }

  /** Notes what was done at `at`, unless the list has it: what happened once may be found more than once. */
  noteOnce(event: ActivityEvent, subject: string, at: number): void {
    this.#activity.noteOnce(event, { cluster: this.#cluster, subject, jti: null }, at);
  }
}
