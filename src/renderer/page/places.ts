import { createContext, useContext } from 'react';
import type { Account } from '../../shared/contract/state/account.ts';
import type { Screen } from './screens.ts';

/**
 * Where the window is: a screen and what it shows there, such as the id of a credential or of a section, or begins there: `new` the dialog
 * for a new token, also for one account, `remove …` the question before an account is removed, `rotate` the question before a rotation, `paste` the field for any token; null for nothing in particular.
 */
export interface Place {
  readonly screen: Screen;
  readonly subject: string | null;
  /** The finding whose act led here, by `keyOfFinding`; null for none. */
  readonly finding: string | null;
}

/** The subject of the Tokens screen that has the kept ones in the order of their ends, and the cursor on the first. */
export const soonestTokens = 'soonest';

/** The subject of the Tokens screen that begins a new token for this account. */
export function newTokenFor({ namespace, name }: Account): string {
  return `new ${namespace}/${name}`;
}

/** The account that a new token is begun for; null for none in particular. */
export function accountOfNew(subject: string | null): Account | null {
  const [, namespace, name] = /^new ([^/]+)\/(.+)$/.exec(subject ?? '') ?? [];
  return namespace === undefined || name === undefined ? null : { namespace, name };
}

/** Whether the subject begins a new token. */
export function isNewToken(subject: string | null): boolean {
  return subject === 'new' || accountOfNew(subject) !== null;
}

/** The subject of the Accounts screen that begins the removal of the account of this uid. */
export function removalOf(uid: string): string {
  return `remove ${uid}`;
}

/** The uid of the account whose removal is begun; null for none. */
export function accountToRemove(subject: string | null): string | null {
  return /^remove (.+)$/.exec(subject ?? '')?.[1] ?? null;
}

/** The subject of the Settings screen that says that no dashboard was found in the cluster of this identity. */
export function noDashboardIn(identity: string): string {
  return `no-dashboard ${identity}`;
}

/** Whether the subject says so, of whichever cluster. */
export function isNoDashboard(subject: string | null): boolean {
  return subject?.startsWith('no-dashboard ') === true;
}

/** The tabs of the Tokens screen. */
export const tokenTabs = ['saved', 'legacy', 'nodes'] as const;
export type TokenTab = (typeof tokenTabs)[number];

/** The tab of the Tokens screen that shows the credential of this id. */
export function tabOf(subject: string | null): TokenTab {
  if (subject?.startsWith('legacy-token:') === true) return 'legacy';
  return subject?.startsWith('agent-token:') === true ? 'nodes' : 'saved';
}

/** Goes to a screen, and to a subject on it, for a finding or not. */
export type Go = (screen: Screen, subject?: string | null, finding?: string) => void;

/** Gives every view the way to other screens. */
export const GoContext = createContext<Go>(() => undefined);

/** The way to other screens. */
export function useGo(): Go {
  return useContext(GoContext);
}
