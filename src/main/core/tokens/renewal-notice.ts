import { describe } from '../../../shared/describe.ts';
import type { AppError } from '../../../shared/errors.ts';
import { formatMoment } from '../../../shared/format-time.ts';
import type { Result } from '../../../shared/result.ts';
import { visibleText } from '../../../shared/visible-text.ts';
import type { Notice } from '../ports/notifier.ts';
import type { NewToken } from './token-keeper.ts';

/** The notice after Renew was pressed in another: until when the new token is valid, or why there is none. */
export function renewalNotice(renewed: Result<NewToken, AppError>, product: string, now: number): Notice {
  const notice = { subject: 'renewal', buttons: [] };
  if (!renewed.ok) {
    const { message, remedy } = describe(renewed.error);
    return { ...notice, title: `${product}: not renewed`, body: `${message} ${remedy}` };
  }
  const { namespace, serviceAccount, expiresAt } = renewed.value;
  const account = visibleText(`${namespace}/${serviceAccount}`);
  return {
    ...notice,
    title: `${product}: token renewed`,
    body: `The new token of ${account} is valid until ${formatMoment(expiresAt, now)}.`,
  };
}

/** The notice when Keyfob gives up renewing a token by itself. */
export function renewalStoppedNotice(error: AppError, product: string): Notice {
  const { message, remedy } = describe(error);
  return {
    subject: 'renewal',
    title: `${product}: renewal stopped`,
    body: `Keyfob tried three times. ${message} ${remedy}`,
    buttons: [],
  };
}
