import { mostShownCredentials } from '../../../../shared/contract/state/credentials-state.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { dashboardTokens } from '../../../../shared/contract/values/dashboard-tokens.ts';
import type { Result } from '../../../../shared/contract/values/result.ts';
import { askWhetherEverything } from '../rights/may-do-everything.ts';
import { legacyAccountAnnotation } from './legacy-annotations.ts';
import type { AlarmSource } from '../scope/alarm-source.ts';
import { AfterApiLook, type AfterApiLookParts } from '../scope/after-api-look.ts';
import type { ObjectFacts, RightsApi } from '../../ports/cluster-api.ts';
import {
  legacyTokenId,
  readLegacyTokens,
  type LegacyTokenCount,
  type SeenLegacyTokens,
} from '../scope/read-legacy-tokens.ts';

/** What the watch needs. */
export type LegacyTokenWatchParts = Omit<AfterApiLookParts, 'read'>;

/** The Secrets of dashboards are named before others. */
const namedFirst: readonly string[] = Object.values(dashboardTokens);
const mostNamed = 5;

type Rights = Pick<LegacyTokenCount, 'administrators' | 'unasked'>;
const nobody: Rights = { administrators: [], unasked: [] };

/** Looks for Secrets that hold a token for ever: after a look at the API, so that those made meanwhile are found unasked. */
export class LegacyTokenWatch implements AlarmSource {
  readonly #parts: LegacyTokenWatchParts;
  readonly #schedule: AfterApiLook;
  #round = 0;

  constructor(parts: LegacyTokenWatchParts) {
    this.#parts = parts;
    this.#schedule = new AfterApiLook({ ...parts, read: () => this.read() });
  }

  next(): number {
    return this.#schedule.next();
  }

  due(): Promise<void> {
    return this.#schedule.due();
  }

  /** Looks now, where the API server answers. */
  look(): Promise<void> {
    return this.#schedule.look();
  }

  /** Reads them all for whoever wants them; what comes out is what is known from then on. */
  async read(): Promise<Result<ReadonlyMap<string, ObjectFacts>, AppError>> {
    const { cluster } = this.#parts;
    this.#schedule.looked();
    const round = ++this.#round;
    const { api } = cluster;
    const read = await readLegacyTokens(api.lists);
    // Without RBAC each may do everything, and that is told by itself.
    const isOff = cluster.state.facts.serverAuthorization?.value === 'always-allow';
    const rights = read.ok && !isOff ? await askRights(read.value, api.rights) : nobody;
    if (round !== this.#round) return read;
    // A connection that was replaced meanwhile tells nothing any more.
    if (api === cluster.api) this.#note(read, rights);
    else this.#schedule.missed();
    return read;
  }

  #note(read: Result<ReadonlyMap<string, ObjectFacts>, AppError>, rights: Rights): void {
    const { cluster, clock } = this.#parts;
    const legacyTokens: SeenLegacyTokens = read.ok
      ? {
          seen: { value: summarize(read.value, rights), at: clock.now(), by: 'api-server' },
          error: null,
        }
      : { seen: cluster.state.legacyTokens?.seen ?? null, error: read.error };
    cluster.change({ legacyTokens });
  }
}

function summarize(found: ReadonlyMap<string, ObjectFacts>, rights: Rights): LegacyTokenCount {
  const all = [...found.values()];
  const ofDashboards = namedFirst.flatMap((name) => all.filter((facts) => nameOf(facts) === name));
  const named = [...ofDashboards, ...all.filter((facts) => !ofDashboards.includes(facts))];
  const [first] = named;
  const rows = all
    .slice(0, mostShownCredentials)
    .map(({ uid, namespace, name, createdAt }) => ({ uid, namespace, name, createdAt }));
  return {
    total: all.length,
    named: named.slice(0, mostNamed).map(nameOf),
    first: first === undefined ? null : legacyTokenId(first.uid),
    ...rights,
    rows,
  };
}

/** Those of dashboards whose account may do everything, and those of which that could not be asked. */
async function askRights(found: ReadonlyMap<string, ObjectFacts>, rights: RightsApi): Promise<Rights> {
  const asked = [...found.values()].filter((facts) => namedFirst.includes(nameOf(facts)));
  const answers = await Promise.all(
    asked.map(async (facts) => {
      const account = {
        namespace: facts.namespace,
        name: facts.annotations[legacyAccountAnnotation] ?? 'default',
      };
      const answer = await askWhetherEverything(rights, account);
      return { name: nameOf(facts), isAdmin: answer.ok ? answer.value : null };
    }),
  );
  const named = (isAdmin: boolean | null) =>
    answers.filter((each) => each.isAdmin === isAdmin).map(({ name }) => name);
  return { administrators: named(true), unasked: named(null) };
}

function nameOf({ namespace, name }: ObjectFacts): string {
  return `${namespace}/${name}`;
}
