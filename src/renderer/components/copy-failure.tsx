import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { CopyState } from '../../shared/contract/state/snapshot.ts';
import { tokenCopyPhrases } from '../../shared/words/en/token-copy-phrases.ts';
import { request } from '../page/api.ts';
import { ErrorNotice } from './error-notice.tsx';
import { Told } from './told.tsx';

/** Why the last copy failed, in sight until it is put away or the next copy begins. */
export function CopyFailure({
  copy,
  isReasonShown,
}: {
  readonly copy: Extract<CopyState, { status: 'failed' }>;
  /** The screen says the same reason itself, with the way out. */
  readonly isReasonShown: boolean;
}) {
  const [putAway, setPutAway] = useState<number | null>(null);
  if (putAway === copy.at) return null;
  const say = tokenCopyPhrases().failure;
  return (
    <Told label={say.name} onPutAway={() => setPutAway(copy.at)}>
      {isReasonShown ? (
        <div className="notice notice-warning">
          <IconAlertTriangle className="notice-icon" size={20} aria-hidden />
          <p className="notice-text strong">{say.noCluster}</p>
        </div>
      ) : (
        <ErrorNotice
          lead={say.lead}
          error={copy.error}
          onRetry={() => void request('token:copy-fresh', {})}
        />
      )}
    </Told>
  );
}
