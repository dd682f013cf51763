import {
  formatDate,
  formatDuration,
  formatMoment,
  isSameDay,
} from '../../../../shared/words/text/format-time.ts';
import { visibleText } from '../../../../shared/words/text/visible-text.ts';
import type { Notice } from '../../ports/desktop.ts';
import type { Alert } from './judge-alerts.ts';

const mostNames = 3;
const minuteMs = 60_000;

/** Which notice an alert belongs to: a later one about the same credential takes its place. */
export function alertSubject({ kind, name }: Pick<Alert, 'kind' | 'name'>): string {
  return `alert ${kind} ${name}`;
}

/** One notice for everything that is to be told now: its own words for one alert, a summary of several. */
export function alertNotice(alerts: readonly [Alert, ...Alert[]], product: string, now: number): Notice {
  const [alert, ...others] = alerts;
  if (others.length === 0)
    return {
      subject: alertSubject(alert),
      title: `${product}: ${titleOf(alert, now)}`,
      body: bodyOf(alert, now),
      buttons: buttonsOf(alert),
    };
  const named = alerts.slice(0, mostNames).map((each) => sentenceOf(each, now));
  const rest = alerts.length - named.length;
  return {
    subject: 'alert summary',
    title: `${product}: ${alerts.length} credentials need a look`,
    body: [...named, ...(rest === 0 ? [] : [`And ${rest} more.`])].join(' '),
    buttons: [],
  };
}

/** An alert in one sentence, as a tray line or a line of a summary shows it. */
export function sentenceOf(alert: Alert, now: number): string {
  const name = visibleText(alert.name);
  const whose = { token: `Token of ${name}`, certificate: name, 'static-token': `Static token of ${name}` };
  switch (alert.reason) {
    case 'not-yet':
      return `${whose[alert.kind]} is not valid yet by the clock of this machine.`;
    case 'expires':
      return `${whose[alert.kind]} expires ${whenOf(alert, now)}.`;
    case 'expired':
      return `${whose[alert.kind]} expired ${whenOf(alert, now)}.`;
    case 'old':
      return `${whose[alert.kind]} is over a year old.`;
  }
}

function titleOf({ kind, reason, expiresAt }: Alert, now: number): string {
  const what = { token: 'token', certificate: 'certificate', 'static-token': 'static token' }[kind];
  if (reason === 'not-yet') return `${what} not valid yet`;
  if (reason === 'old') return `${what} over a year old`;
  return reason === 'expired' || expiresAt === null
    ? `${what} expired`
    : `${what} expires in ${formatDuration(Math.ceil((expiresAt - now) / minuteMs) * minuteMs)}`;
}

function bodyOf(alert: Alert, now: number): string {
  const way = {
    token: alert.reason === 'expired' ? 'Copy a fresh one when you need it.' : null,
    certificate:
      alert.reason === 'not-yet'
        ? 'Check the clock before you restart or renew anything.'
        : 'Keyfob shows what renews it.',
    'static-token': 'It never expires; only rotating it ends what may have leaked.',
  }[alert.kind];
  return [sentenceOf(alert, now), ...(way === null ? [] : [way])].join(' ');
}

function buttonsOf({ kind, reason, forDashboards }: Alert): Notice['buttons'] {
  if (kind !== 'token') return [];
  return [
    ...(forDashboards ? [{ action: 'copy-fresh' as const, label: 'Copy fresh token' }] : []),
    ...(reason === 'expires' ? [{ action: 'renew' as const, label: 'Renew' }] : []),
  ];
}

/** A token's end by clock time, with the date where that is not today; any other by its date. */
function whenOf({ kind, expiresAt }: Alert, now: number): string {
  if (expiresAt === null) return '';
  if (kind !== 'token') return `on ${formatDate(expiresAt)}`;
  return `${isSameDay(expiresAt, now) ? 'at' : 'on'} ${formatMoment(expiresAt, now)}`;
}
