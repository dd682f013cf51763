import { IconCpu, IconKey, IconLoader, IconRefresh, IconRefreshAlert, type Icon } from '@tabler/icons-react';
import { lifetimeState } from '../../../shared/contract/state/lifetime-state.ts';
import type { TokenRow } from '../../../shared/contract/state/token-state.ts';
import { refusedWithinMs } from '../../../shared/contract/values/refused-within.ts';
import { tokenPhrases } from '../../../shared/words/en/token-phrases.ts';
import { LifetimeWord } from '../../components/lifetime-word.tsx';

/** How a token is: fine, soon over, or how far its revocation has come. */
export function TokenState({
  row: { issuedAt, expiresAt, revocation },
  now,
  tokenShare,
}: {
  readonly row: TokenRow;
  readonly now: number;
  readonly tokenShare: number;
}) {
  if (revocation === null)
    return <LifetimeWord state={lifetimeState('token', issuedAt, expiresAt, now, tokenShare)} />;
  const { refused, young, unconfirmed } = tokenPhrases().revocations;
  if (revocation.refusedAt !== null) return <LifetimeWord state="revoked" word={refused} />;
  return (
    <LifetimeWord state="soon" word={now < revocation.revokedAt + refusedWithinMs ? young : unconfirmed} />
  );
}

/** Where a token is kept, in words. */
export function savedAtText({ place }: TokenRow): string {
  return tokenPhrases().places[place];
}

const places: Readonly<Record<TokenRow['place'], Icon>> = {
  keyring: IconKey,
  saving: IconLoader,
  memory: IconCpu,
};

/** Where a token is kept and whether it renews itself, as small marks with their words for who hears or points at them. */
export function SavedMarks({ row }: { readonly row: TokenRow }) {
  const { marks } = tokenPhrases();
  return (
    <span className="token-marks">
      <Mark icon={places[row.place]} word={savedAtText(row)} />
      {row.renewal === 'by-itself' && <Mark icon={IconRefresh} word={marks.renewsItself} />}
      {row.renewal === 'stopped' && <Mark icon={IconRefreshAlert} word={marks.stopped} isSoon />}
    </span>
  );
}

function Mark({
  icon: Icon,
  word,
  isSoon = false,
}: {
  readonly icon: Icon;
  readonly word: string;
  readonly isSoon?: boolean;
}) {
  return (
    <span role="img" aria-label={word} title={word} className={isSoon ? 'state-soon' : undefined}>
      <Icon size={16} aria-hidden />
    </span>
  );
}
