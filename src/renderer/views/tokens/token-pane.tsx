import { Button } from '@mantine/core';
import { tokenPhrases } from '../../../shared/words/en/token-phrases.ts';
import { commonPhrases } from '../../../shared/words/en/common-phrases.ts';
import { formatLifetime, formatRelative } from '../../../shared/words/text/format-time.ts';
import type { TokenEntry } from '../../../shared/contract/state/token-state.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Fact } from '../../components/fact.tsx';
import { Pane, useTell } from '../../components/list-pane/pane.tsx';
import { Moment } from '../../components/moment.tsx';
import { purposeText } from '../../components/token-state-badge.tsx';
import { useGo } from '../../page/places.ts';
import { useCommand } from '../../page/use-command.ts';
import { ForgetToken } from './forget-token.tsx';
import { grantedOtherwise } from './granted-otherwise.ts';
import { RenewSwitch, RenewToken } from './renew-token.tsx';
import { RevokeToken } from './revoke-token.tsx';
import { TokenHistory } from './token-history.tsx';
import { savedAtText, TokenState } from './token-marks.tsx';

/** All about one kept token and those that it renews; every act is on the one of now, and keeps its place when it is over. */
export function TokenPane({
  entry,
  now,
  tokenShare,
  version,
}: {
  readonly entry: TokenEntry;
  readonly now: number;
  readonly tokenShare: number;
  /** Changes whenever the kept tokens may have changed. */
  readonly version: number;
}) {
  const { token } = entry;
  const copy = useCommand('token:copy');
  const tell = useTell();
  const go = useGo();
  const say = tokenPhrases();
  const { facts } = say;
  const granted = grantedOtherwise(token);
  const isRevoked = token.revocation !== null;
  const onCopy = async () => {
    const reply = await copy.reply({ id: token.id });
    if (!reply.ok) tell(<ErrorNotice error={reply.error} />);
    return reply.ok;
  };
  return (
    <Pane
      title={visibleText(`${token.namespace}/${token.serviceAccount}`)}
      state={<TokenState row={token} now={now} tokenShare={tokenShare} />}
      acts={
        <>
          <CopyButton label={say.copy} loading={copy.isBusy} disabled={isRevoked} onCopy={onCopy} />
          <Button variant="default" onClick={() => go('inspect', token.id)}>
            {say.inspect}
          </Button>
          <RenewToken entry={entry} />
          <ForgetToken entry={entry} />
          <RevokeToken row={token} othersValid={entry.othersValid} />
        </>
      }
    >
      <dl className="facts">
        <Fact term={say.list.purpose}>{purposeText(token.purpose)}</Fact>
        <Fact term={say.list.expires}>
          <Moment at={token.expiresAt} now={now} />{' '}
          <span className={isRevoked ? 'steady-hidden' : 'quiet'}>
            {formatRelative(token.expiresAt, now)}
          </span>
        </Fact>
        <Fact term={say.list.issued}>
          <Moment at={token.issuedAt} now={now} />{' '}
          {granted !== null && (
            <span className="state-soon block">
              {facts.granted(formatLifetime(granted), formatLifetime(token.lifetimeSeconds))}
            </span>
          )}
        </Fact>
        <Fact term={facts.renewal}>
          <RenewSwitch row={token} />
        </Fact>
        <Fact term={facts.saved}>{savedAtText(token)}</Fact>
        {token.audiences.length > 0 && (
          <Fact term={facts.audience}>{commonPhrases().names(token.audiences.map(visibleText), 0)}</Fact>
        )}
        {token.jti !== null && (
          <Fact term={facts.number}>
            <code>{visibleText(token.jti)}</code>
          </Fact>
        )}
      </dl>
      <TokenHistory entry={entry} now={now} tokenShare={tokenShare} version={version} />
    </Pane>
  );
}
