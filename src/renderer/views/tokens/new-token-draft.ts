import type { Account } from '../../../shared/contract/state/account.ts';
import {
  accountsNamespace,
  canNameAccount,
  trayAccountName,
  type Preset,
} from '../../../shared/contract/state/preset.ts';
import {
  lifetimeLimits,
  offeredLifetimes,
  usualLifetime,
} from '../../../shared/contract/values/token-lifetime.ts';
import { newTokenPhrases } from '../../../shared/words/en/new-token-phrases.ts';
import { formatDuration } from '../../../shared/words/text/format-time.ts';

/** The units of another lifetime, by name; seconds. */
export const units = [
  { name: 'minutes', seconds: 60 },
  { name: 'hours', seconds: 3600 },
  { name: 'days', seconds: 86_400 },
] as const;

/** What was put into the dialog so far. */
export interface Draft {
  readonly mode: 'existing' | 'new';
  readonly account: Account | null;
  readonly preset: Preset;
  readonly purpose: string;
  readonly lifetime: string;
  readonly customAmount: string;
  readonly customUnit: string;
  readonly audiences: string;
  readonly revocable: boolean;
  readonly forTray: boolean;
}

/** The dialog as it opens, with the lifetime of the settings where it is one of those that are offered. */
export function firstDraft(lifetimeSeconds: number, account: Account | null = null): Draft {
  const lifetime = offeredLifetimes.includes(lifetimeSeconds)
    ? String(lifetimeSeconds)
    : String(usualLifetime);
  return { ...emptyDraft, account, lifetime };
}

const emptyDraft: Draft = {
  mode: 'existing',
  account: null,
  preset: { kind: 'view-all', name: '', target: 'default' },
  purpose: '',
  lifetime: String(usualLifetime),
  customAmount: '7',
  customUnit: '86400',
  audiences: '',
  revocable: true,
  forTray: false,
};

const amountPattern = /^\d+(?:[.,]\d+)?$/;

/** The lifetime in seconds; NaN for what is no number. A comma is a decimal sign, as in most of Europe. */
export function lifetimeOf({ lifetime, customAmount, customUnit }: Draft): number {
  if (lifetime !== 'custom') return Number(lifetime);
  const amount = customAmount.trim();
  if (!amountPattern.test(amount)) return Number.NaN;
  return Math.round(Number(amount.replace(',', '.')) * Number(customUnit));
}

/** The audiences, of a text that separates them by commas or spaces. */
export function audiencesOf({ audiences }: Draft): string[] {
  return [...new Set(audiences.split(/[\s,]+/).filter((audience) => audience !== ''))];
}

/** The account that the token is to be for; null while it is not chosen or named well. */
export function accountOf({ mode, account, preset }: Draft): Account | null {
  if (mode === 'existing') return account;
  return canNameAccount(preset.name) ? { namespace: accountsNamespace, name: preset.name } : null;
}

/** What is wrong with the fields, each as one sentence. */
export interface Problems {
  readonly account?: string;
  readonly name?: string;
  readonly purpose?: string;
  readonly lifetime?: string;
  readonly audiences?: string;
}

/** What keeps the token from being minted; empty when nothing does. */
export function problemsOf(draft: Draft): Problems {
  const say = newTokenPhrases().missing;
  const lifetime = lifetimeProblem(lifetimeOf(draft));
  return {
    ...(draft.mode === 'existing' && draft.account === null ? { account: say.account } : {}),
    ...(draft.mode === 'new' && accountOf(draft) === null ? { name: nameProblem(draft.preset) } : {}),
    ...(draft.purpose.trim() === '' ? { purpose: say.purpose } : {}),
    ...(lifetime === null ? {} : { lifetime }),
    ...(audiencesOf(draft).length > mostAudiences ? { audiences: say.fewerAudiences } : {}),
  };
}

const mostAudiences = 8;

function nameProblem({ name }: Preset): string {
  const say = newTokenPhrases().missing;
  return name === trayAccountName ? say.otherName(trayAccountName) : say.name;
}

function lifetimeProblem(seconds: number): string | null {
  const say = newTokenPhrases().missing;
  if (Number.isNaN(seconds)) return say.number;
  const { least, most } = lifetimeLimits;
  if (seconds < least) return say.longer(formatDuration(least * 1000));
  return seconds > most ? say.shorter(formatDuration(most * 1000)) : null;
}
