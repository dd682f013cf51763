import { describe } from '../../../../shared/words/describe.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { noticePhrases } from '../../../../shared/words/en/notice-phrases.ts';
import { formatMoment } from '../../../../shared/words/text/format-time.ts';
import { knownOf } from '../../../../shared/words/known-of.ts';
import type { Result } from '../../../../shared/contract/values/result.ts';
import type { Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import { visibleText } from '../../../../shared/words/text/visible-text.ts';
import type { Notice } from '../../ports/desktop.ts';
import type { NewToken } from '../../vault/token-store.ts';
import { productOf } from '../../../../shared/contract/values/product.ts';

/** The notice after Renew was pressed in another: until when the new token is valid, or why there is none. */
export function renewalNotice(renewed: Result<NewToken, AppError>, snapshot: Snapshot, now: number): Notice {
  const product = productOf(snapshot);
  const say = noticePhrases();
  const notice = { subject: 'renewal', buttons: [] };
  if (!renewed.ok) {
    const { message, remedy } = describe(renewed.error, knownOf(snapshot, now));
    return { ...notice, title: say.notRenewed(product), body: `${message} ${remedy}` };
  }
  const { namespace, serviceAccount, expiresAt } = renewed.value;
  const account = visibleText(`${namespace}/${serviceAccount}`);
  return {
    ...notice,
    title: say.renewed.title(product),
    body: say.renewed.body(account, formatMoment(expiresAt, now)),
  };
}

/** The notice when Keyfob gives up renewing a token by itself. */
export function renewalStoppedNotice(error: AppError, snapshot: Snapshot, now: number): Notice {
  const say = noticePhrases().renewalStopped;
  const { message, remedy } = describe(error, knownOf(snapshot, now));
  return {
    subject: 'renewal',
    title: say.title(productOf(snapshot)),
    body: `${say.triedThrice} ${message} ${remedy}`,
    buttons: [],
  };
}
