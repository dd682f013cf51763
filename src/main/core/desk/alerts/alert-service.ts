import type { Sought, ShownAlert } from '../../../../shared/contract/state/alert-state.ts';
import { nameKey } from '../../cluster/credentials/name-key.ts';
import type { Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import type { AlarmSource } from '../../cluster/scope/alarm-source.ts';
import type { Clock } from '../../ports/clock.ts';
import type { NoticeAction, Notifier } from '../../ports/desktop.ts';
import type { Store } from '../state/store.ts';
import { readRemadeDocument, type RemadeDocumentParts } from '../../vault/documents/remade-document.ts';
import { formatAlertMemory, parseAlertMemory, recall, remember, type AlertMemory } from './alert-memory.ts';
import { alertNotice } from './alert-notice.ts';
import { bySoonestEnd, judgeAlerts, type Alert } from './judge-alerts.ts';
import { alertRules, watchedCredentials } from './watched-credentials.ts';
import type { Watched } from './alert-moments.ts';
import { productOf } from '../../../../shared/contract/values/product.ts';

/** What the alerts need. */
export interface AlertServiceParts extends RemadeDocumentParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly notifier: Notifier;
  /** Called when the moment of the next look has changed. */
  readonly onMoment: () => void;
  /** Does what a person clicked in a notice about this. */
  readonly onAction: (action: NoticeAction, about: Sought) => void;
}

/** What comes in steps, at a start or after sleep, is waited for so long, so that it is one summary. */
const settleMs = 3_000;

/** Looks at the snapshot's credentials when they or the time have changed, and tells what is due. */
export class AlertService implements AlarmSource {
  readonly #parts: AlertServiceParts;
  /** The alerts of each notice that may still be on the desktop, by its subject. */
  readonly #told = new Map<string, readonly Alert[]>();
  #undelivered: readonly Alert[] = [];
  #memory: AlertMemory | null = null;
  #isWritable = false;
  #seen = '';
  #settlesAt: number | null = null;
  #nextMoment: number | null = null;

  constructor(parts: AlertServiceParts) {
    this.#parts = parts;
    parts.store.subscribe((snapshot) => this.#notice(snapshot));
  }

  /** Reads what was told before; where that cannot be read, everything is told anew. */
  async load(): Promise<void> {
    const { content, isWritable } = await readRemadeDocument('alerts.json', parseAlertMemory, this.#parts);
    this.#isWritable = isWritable;
    this.#memory = content ?? [];
    this.settle();
  }

  next(): number | null {
    if (this.#settlesAt === null) return this.#nextMoment;
    return this.#nextMoment === null ? this.#settlesAt : Math.min(this.#settlesAt, this.#nextMoment);
  }

  /** Looks again after a moment: much may have changed. */
  settle(): void {
    this.#settlesAt = this.#parts.clock.now() + settleMs;
    this.#parts.onMoment();
  }

  async due(): Promise<void> {
    const { store, clock } = this.#parts;
    const now = clock.now();
    const { cluster, credentials, settings } = store.snapshot;
    if (this.#settlesAt !== null && this.#settlesAt > now) return;
    this.#settlesAt = null;
    this.#nextMoment = null;
    if (this.#memory === null || cluster.status !== 'open') return;
    const watched = watchedCredentials(credentials.soonest);
    const look = judgeAlerts(recall(this.#memory, cluster.identity), watched, now, alertRules(settings));
    this.#nextMoment = look.nextMoment;
    await this.#withdraw(look.holding, watched);
    await this.#write(remember(this.#memory, cluster.identity, look.entries));
    const [first, ...others] = look.raised;
    if (first !== undefined) await this.#tell([first, ...others]);
  }

  #notice({ cluster, credentials, settings }: Snapshot): void {
    if (cluster.status !== 'open') return;
    const seen = JSON.stringify([
      cluster.identity,
      watchedCredentials(credentials.soonest),
      alertRules(settings),
    ]);
    if (seen === this.#seen) return;
    this.#seen = seen;
    if (this.#memory !== null) this.settle();
  }

  async #tell(alerts: readonly [Alert, ...Alert[]]): Promise<void> {
    const { store, clock, notifier, onAction } = this.#parts;
    const now = clock.now();
    const notice = alertNotice(alerts, productOf(store.snapshot), now);
    const about = soughtOf(alerts);
    if (await notifier.show(notice, (action) => onAction(action, about)))
      this.#told.set(notice.subject, alerts);
    else this.#showUndelivered([...this.#undelivered, ...alerts]);
  }

  /** Takes away what no longer holds: renewed, forgotten, or ended as it was told; the rest is named as it is now. */
  async #withdraw(holding: readonly Alert[], watched: readonly Watched[]): Promise<void> {
    const asItHolds = (alert: Alert): readonly Alert[] => {
      if (alert.kind !== 'token' || alert.reason !== 'expired')
        return holding.filter(({ id }) => id === alert.id);
      return watched.some(({ kind, name }) => kind === alert.kind && nameKey(name) === nameKey(alert.name))
        ? []
        : [alert];
    };
    for (const [subject, alerts] of [...this.#told]) {
      if (alerts.flatMap(asItHolds).length > 0) continue;
      this.#told.delete(subject);
      await this.#parts.notifier.withdraw(subject);
    }
    this.#showUndelivered(this.#undelivered.flatMap(asItHolds));
  }

  #showUndelivered(alerts: readonly Alert[]): void {
    const { store } = this.#parts;
    this.#undelivered = [...alerts].sort(bySoonestEnd);
    const undelivered = shownOf(this.#undelivered[0]);
    if (JSON.stringify(store.snapshot.undelivered) !== JSON.stringify(undelivered))
      store.change({ undelivered });
  }

  async #write(memory: AlertMemory): Promise<void> {
    const text = formatAlertMemory(memory);
    const isKnown = this.#memory !== null && formatAlertMemory(this.#memory) === text;
    this.#memory = memory;
    if (isKnown || !this.#isWritable) return;
    const written = await this.#parts.documents.write('alerts.json', text);
    if (!written.ok) this.#parts.log.failure('alerts.write', written.error.code);
  }
}

/** What a click in the notice of these alerts seeks. */
function soughtOf([first, ...others]: readonly [Alert, ...Alert[]]): Sought {
  const isOfOneKind = others.every(({ kind }) => kind === first.kind);
  return { kind: isOfOneKind ? first.kind : null, id: others.length === 0 ? first.id : null };
}

/** What of an alert the snapshot says. */
function shownOf(alert: Alert | undefined): ShownAlert | null {
  if (alert === undefined) return null;
  const { kind, name, expiresAt, reason } = alert;
  return { kind, name, expiresAt, reason };
}
