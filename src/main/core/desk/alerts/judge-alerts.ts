import type { ShownAlert } from '../../../../shared/contract/state/alert-state.ts';
import { nameKey } from '../../cluster/credentials/name-key.ts';
import { isNotYet } from '../../../../shared/contract/state/lifetime-state.ts';
import { alertMoments, expiryOf, type Watched, type WatchedKind } from './alert-moments.ts';

/** What is known of one credential from the looks before. */
export interface AlertEntry {
  readonly id: string;
  readonly kind: WatchedKind;
  /** The key of its name: for what has a name of its own, that. */
  readonly name: string;
  readonly notBefore: number | null;
  readonly expiresAt: number | null;
  readonly forDashboards: boolean;
  /** How many of its moments were told, or need no telling. */
  readonly told: number;
  /** It was told that it is not valid yet. */
  readonly toldNotYet: boolean;
  /** It was not there at the last look: forgotten, replaced, or not to be seen. */
  readonly gone: boolean;
}

/** What a person is told about one credential. */
export interface Alert extends Readonly<ShownAlert> {
  readonly id: string;
  readonly forDashboards: boolean;
}

/** Which kinds are told of, and the part of a token's lifetime that is left when it is. */
export interface AlertRules {
  readonly kinds: Readonly<Record<WatchedKind, boolean>>;
  readonly tokenShare: number;
}

/** What one look found. */
export interface AlertLook {
  readonly entries: readonly AlertEntry[];
  /** To be told now, soonest end first. */
  readonly raised: readonly Alert[];
  /** Everything that holds now, told before or not. */
  readonly holding: readonly Alert[];
  /** When something changes by itself, epoch milliseconds; null when nothing will. */
  readonly nextMoment: number | null;
}

/** Compares what is known from before with the credentials as they are now: each alert is raised once, none after a renewal. */
export function judgeAlerts(
  previous: readonly AlertEntry[],
  next: readonly Watched[],
  now: number,
  rules: AlertRules,
): AlertLook {
  const known = new Map(previous.map((entry) => [entry.id, entry]));
  let knownGroups: Groups<AlertEntry> | null = null;
  const longest = longestOfEachGroup(next);
  const present = new Set<string>();
  const entries: AlertEntry[] = [];
  const raised: Alert[] = [];
  const holding: Alert[] = [];
  let nextMoment: number | null = null;

  for (const credential of next) {
    const { id, kind, notBefore, forDashboards } = credential;
    const name = nameKey(credential.name);
    if (present.has(id)) continue;
    present.add(id);
    const before = known.get(id);
    const end = expiryOf(credential);
    const isWatched = rules.kinds[kind] && longest[kind].get(name) === credential;
    const moments = isWatched ? alertMoments(credential, rules.tokenShare) : [];
    const passed = moments.filter((moment) => moment <= now).length;
    const isRenewed =
      before === undefined
        ? (knownGroups ??= groupsOf(previous))[kind].has(name)
        : before.expiresAt !== end || before.notBefore !== notBefore;
    const isEarly = isWatched && kind === 'certificate' && isNotYet(kind, notBefore, now);
    if (isEarly) {
      const alert = { ...alertOf(credential, now), reason: 'not-yet' as const };
      holding.push(alert);
      if (before?.toldNotYet !== true || isRenewed) raised.push(alert);
    }
    let told = isRenewed ? passed : (before?.told ?? 0);
    if (passed > 0 && !isEarly && !credential.renewsItself) {
      const alert = alertOf(credential, now);
      if (alert.reason !== 'expired' || kind === 'certificate') holding.push(alert);
      if (passed > told) raised.push(alert);
      told = Math.max(told, passed);
    }
    if (isWatched) {
      nextMoment = soonest(nextMoment, moments[passed] ?? null, now);
      nextMoment = soonest(nextMoment, end, now);
      if (isEarly) nextMoment = soonest(nextMoment, notBefore, now);
    }
    entries.push({
      id,
      kind,
      name,
      notBefore,
      expiresAt: end,
      forDashboards,
      told,
      toldNotYet: isEarly,
      gone: false,
    });
  }
  for (const entry of previous) {
    if (present.has(entry.id)) continue;
    if (entry.expiresAt === null || entry.expiresAt > now) {
      entries.push({ ...entry, gone: true });
    } else if (isMissed(entry) && rules.kinds[entry.kind] && !longest[entry.kind].has(entry.name)) {
      const { id, kind, name, expiresAt, forDashboards } = entry;
      raised.push({ id, kind, name, expiresAt, forDashboards, reason: 'expired' });
    }
  }
  return { entries, raised: raised.sort(bySoonestEnd), holding: holding.sort(bySoonestEnd), nextMoment };
}

/** Tokens leave the list when they expire; one that nobody was warned of ended while nobody looked. */
function isMissed({ kind, told, gone }: AlertEntry): boolean {
  return kind === 'token' && told === 0 && !gone;
}

function alertOf(credential: Watched, now: number): Alert {
  const { id, kind, name, forDashboards } = credential;
  const expiresAt = expiryOf(credential);
  const reason = kind === 'static-token' ? 'old' : (expiresAt ?? Infinity) <= now ? 'expired' : 'expires';
  return { id, kind, name, expiresAt, forDashboards, reason };
}

/** What is for one thing: by kind, then by name. */
type Groups<Value> = Readonly<Record<WatchedKind, Map<string, Value>>>;

function noGroups<Value>(): Groups<Value> {
  return { token: new Map(), certificate: new Map(), 'static-token': new Map() };
}

function groupsOf(entries: readonly AlertEntry[]): Groups<AlertEntry> {
  const groups = noGroups<AlertEntry>();
  for (const entry of entries) groups[entry.kind].set(entry.name, entry);
  return groups;
}

function longestOfEachGroup(credentials: readonly Watched[]): Groups<Watched> {
  const longest = noGroups<Watched>();
  for (const credential of credentials) {
    const group = longest[credential.kind];
    const name = nameKey(credential.name);
    const other = group.get(name);
    if (other === undefined || (expiryOf(credential) ?? Infinity) > (expiryOf(other) ?? Infinity))
      group.set(name, credential);
  }
  return longest;
}

function soonest(least: number | null, moment: number | null, now: number): number | null {
  return moment !== null && moment > now && (least === null || moment < least) ? moment : least;
}

/** Orders alerts: what ends first comes first, what never ends last. */
export function bySoonestEnd(a: Alert, b: Alert): number {
  const [first, second] = [nameKey(a.name), nameKey(b.name)];
  return (
    (a.expiresAt ?? Infinity) - (b.expiresAt ?? Infinity) || Number(first > second) - Number(first < second)
  );
}
