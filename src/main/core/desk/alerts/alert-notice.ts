import {
  formatDate,
  formatDuration,
  formatMoment,
  isSameDay,
} from '../../../../shared/words/text/format-time.ts';
import type { ShownAlert } from '../../../../shared/contract/state/alert-state.ts';
import { nameKey } from '../../cluster/credentials/name-key.ts';
import { credentialName } from '../../../../shared/words/credential-names.ts';
import { alertPhrases } from '../../../../shared/words/en/alert-phrases.ts';
import { visibleText } from '../../../../shared/words/text/visible-text.ts';
import type { Notice } from '../../ports/desktop.ts';
import type { Alert } from './judge-alerts.ts';

const mostNames = 3;

/** Which notice an alert belongs to: a later one about the same credential takes its place. */
export function alertSubject({ kind, name }: Pick<Alert, 'kind' | 'name'>): string {
  return `alert ${kind} ${nameKey(name)}`;
}

/** One notice for everything that is to be told now: its own words for one alert, a summary of several. */
export function alertNotice(alerts: readonly [Alert, ...Alert[]], product: string, now: number): Notice {
  const [alert, ...others] = alerts;
  if (others.length === 0)
    return {
      subject: alertSubject(alert),
      title: titleOf(alert, product, now),
      body: bodyOf(alert, now),
      buttons: buttonsOf(alert),
    };
  const { more } = alertPhrases().summary;
  const named = alerts.slice(0, mostNames).map((each) => alertSentence(each, now));
  const rest = alerts.length - named.length;
  return {
    subject: 'alert summary',
    title: summaryTitle(alerts, product, now),
    body: [...named, ...(rest === 0 ? [] : [more(rest)])].join(' '),
    buttons: [],
  };
}

/** An alert in one sentence, as a tray line or a line of a summary shows it. */
export function alertSentence(alert: ShownAlert, now: number): string {
  const { kind, reason } = alert;
  return alertPhrases().sentence[reason](kind, visibleText(credentialName(alert.name)), whenOf(alert, now));
}

function titleOf({ kind, reason, expiresAt }: Alert, product: string, now: number): string {
  const say = alertPhrases().title;
  if (reason !== 'expires') return say[reason](product, kind);
  if (expiresAt === null) return say.expired(product, kind);
  return say.expires(product, kind, formatDuration(expiresAt - now));
}

/** What all of them have in common: of one kind how they stand, and of what ends when the first of them does. */
function summaryTitle(alerts: readonly [Alert, ...Alert[]], product: string, now: number): string {
  const say = alertPhrases().summary;
  const [{ kind, reason }] = alerts;
  const count = alerts.length;
  if (alerts.some((each) => each.kind !== kind || each.reason !== reason)) return say.title(product, count);
  if (reason !== 'expires') return say.alike[reason](product, count, kind);
  const lengths = new Set(
    alerts.map(({ expiresAt }) => (expiresAt === null ? null : formatDuration(expiresAt - now))),
  );
  const [first] = lengths;
  if (first == null) return say.title(product, count);
  return (lengths.size === 1 ? say.alike.expires : say.firstExpires)(product, count, kind, first);
}

function bodyOf(alert: Alert, now: number): string {
  const say = alertPhrases().way;
  const way = {
    token: alert.reason === 'expired' ? say.expiredToken : null,
    certificate: alert.reason === 'not-yet' ? say.notYetCertificate : say.certificate,
    'static-token': say.staticToken,
  }[alert.kind];
  return [alertSentence(alert, now), ...(way === null ? [] : [way])].join(' ');
}

function buttonsOf({ kind, reason, forDashboards }: Alert): Notice['buttons'] {
  if (kind !== 'token') return [];
  const { copyFresh, renew } = alertPhrases();
  return [
    ...(forDashboards ? [{ action: 'copy-fresh' as const, label: copyFresh }] : []),
    ...(reason === 'expires' ? [{ action: 'renew' as const, label: renew }] : []),
  ];
}

/** A token's end by clock time, with the date where that is not today; any other by its date. */
function whenOf({ kind, expiresAt }: ShownAlert, now: number): string {
  if (expiresAt === null) return '';
  const { at, on } = alertPhrases();
  if (kind !== 'token') return on(formatDate(expiresAt));
  return (isSameDay(expiresAt, now) ? at : on)(formatMoment(expiresAt, now));
}
