import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import { actPhrases } from '../../../shared/words/en/act-phrases.ts';
import { formatMoment } from '../../../shared/words/text/format-time.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import type { Authority, Certificates } from '../ports/cryptography.ts';
import type { Clock } from '../ports/clock.ts';
import type { ClusterScope } from './scope/cluster-scope.ts';
import type { ClusterSettings, PersonAsker } from './scope/desk.ts';

/** What confirming a CA needs. */
export interface AuthorityServiceParts {
  readonly cluster: ClusterScope;
  /** Looks at the cluster anew. */
  readonly refresh: () => Promise<void>;
  readonly settings: ClusterSettings;
  readonly certificates: Certificates;
  readonly asker: PersonAsker;
  readonly clock: Clock;
}

/** Takes the CA under which the server answers for one more of the cluster, when a person says so outside the page. */
export class AuthorityService {
  readonly #parts: AuthorityServiceParts;

  constructor(parts: AuthorityServiceParts) {
    this.#parts = parts;
  }

  /** Asks about the CA that the snapshot names. */
  async confirm(): Promise<Result<null, AppError>> {
    const { cluster, settings, refresh } = this.#parts;
    const { api } = cluster.state.cluster;
    const error = api.status === 'failed' ? api.error : null;
    const stranger = cluster.found.address.strangers.find(
      ({ key }) => error?.code === 'authority-second' && error.key === key,
    );
    if (stranger === undefined) return fail({ code: 'authority-unconfirmed', seconds: null });
    const asked = await cluster.lifetime.during(
      this.#parts.asker.ask(this.#question(cluster.name, stranger), false),
    );
    if (!asked.ok && asked.error.code !== 'cluster-changed') {
      const seconds = asked.error.code === 'refused-just-now' ? asked.error.seconds : null;
      return fail({ code: 'authority-unconfirmed', seconds });
    }
    if (!asked.ok) return asked;
    const added = await settings.addAuthorityKey(cluster.identity, stranger.key);
    if (added.ok) await refresh();
    return added.ok ? ok(null) : added;
  }

  #question(cluster: string, { key, pem }: Authority) {
    const facts = this.#parts.certificates.read(pem);
    const now = this.#parts.clock.now();
    const say = actPhrases().authority;
    const lines = [
      say.key(key),
      ...(facts === null
        ? []
        : [say.subject(visibleText(facts.subject)), say.since(formatMoment(facts.notBefore, now))]),
    ];
    return {
      message: say.message(visibleText(cluster)),
      detail: [...lines, '', say.warning].join('\n'),
      agree: say.agree,
    };
  }
}
