import { describe } from '../../shared/describe.ts';
import type { AppError } from '../../shared/errors.ts';
import { formatMoment } from '../../shared/format-time.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { visibleText } from '../../shared/visible-text.ts';
import type { Notice } from './ports/notifier.ts';
import type { Copied } from './tokens/copy-fresh.ts';

/** The notice after a copy: whose token, until when, and what else must be known; never the token. */
export function copyNotice(result: Copied | AppError, snapshot: Snapshot, now: number): Notice {
  const product = snapshot.demo ? 'Keyfob demo' : 'Keyfob';
  if ('code' in result) {
    const { message, remedy } = describe(result);
    return notice(`${product}: nothing was copied`, `${message} ${remedy}`);
  }
  const { record, how } = result;
  const account = visibleText(`${record.namespace}/${record.serviceAccount}`);
  const facts = [
    `Token of ${account}, valid until ${formatMoment(record.expiresAt, now)}.`,
    how === 'unchecked' ? 'The API server could not be asked, so it is the kept one, unchecked.' : null,
    snapshot.keyring.status === 'unusable'
      ? 'The keyring cannot be used: it is kept in memory only, until Keyfob quits.'
      : null,
    `The clipboard is cleared in ${snapshot.settings.clipboardSeconds} s.`,
  ];
  return notice(`${product}: token copied`, facts.filter((fact) => fact !== null).join(' '));
}

function notice(title: string, body: string): Notice {
  return { subject: 'copy', title, body, buttons: [] };
}
