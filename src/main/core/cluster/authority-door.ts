import type { AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { formatMoment } from '../../../shared/format-time.ts';
import { visibleText } from '../../../shared/visible-text.ts';
import type { Asker } from '../acts/asker.ts';
import type { Authority, Certificates } from '../ports/certificates.ts';
import type { Clock } from '../ports/clock.ts';
import type { SettingsKeeper } from '../settings/settings-keeper.ts';
import type { Store } from '../state/store.ts';
import type { ClusterKeeper } from './cluster-keeper.ts';

/** What confirming a CA needs. */
export interface AuthorityDoorParts {
  readonly store: Store;
  readonly clusters: ClusterKeeper;
  readonly settings: SettingsKeeper;
  readonly certificates: Certificates;
  readonly asker: Asker;
  readonly clock: Clock;
}

/** Takes the CA under which the server answers for one more of the open cluster, when a person says so outside the page. */
export class AuthorityDoor {
  readonly #parts: AuthorityDoorParts;

  constructor(parts: AuthorityDoorParts) {
    this.#parts = parts;
  }

  /** Asks about the CA that the snapshot names. */
  async confirm(): Promise<Result<null, AppError>> {
    const { store, clusters, settings } = this.#parts;
    const session = clusters.session();
    if (!session.ok) return session;
    const { cluster } = store.snapshot;
    const error = cluster.status === 'open' && cluster.api.status === 'failed' ? cluster.api.error : null;
    const { identity, name, address } = session.value.found;
    const stranger = address.strangers.find(
      ({ key }) => error?.code === 'authority-second' && error.key === key,
    );
    if (stranger === undefined) return fail({ code: 'authority-unconfirmed', seconds: null });
    const asked = await this.#parts.asker.ask(this.#question(name, stranger), false);
    if (!asked.ok) {
      const seconds = asked.error.code === 'refused-just-now' ? asked.error.seconds : null;
      return fail({ code: 'authority-unconfirmed', seconds });
    }
    if (!clusters.isOpen(session.value)) return fail({ code: 'cluster-changed' });
    const added = await settings.addAuthorityKey(identity, stranger.key);
    if (added.ok) await clusters.refresh();
    return added.ok ? ok(null) : added;
  }

  #question(cluster: string, { key, pem }: Authority) {
    const facts = this.#parts.certificates.read(pem);
    const now = this.#parts.clock.now();
    const lines = [
      `Public key (SHA-256): ${key}`,
      ...(facts === null
        ? []
        : [`Subject: ${facts.subject}`, `Valid since: ${formatMoment(facts.notBefore, now)}`]),
    ];
    return {
      message: `Is this CA, too, one of “${visibleText(cluster)}”?`,
      detail: `${lines.map(visibleText).join('\n')}\n\nWhoever has its key gets the admin credential and every token that Keyfob keeps for this cluster. Agree only if you gave the cluster this CA yourself.`,
      agree: 'Trust this CA',
    };
  }
}
