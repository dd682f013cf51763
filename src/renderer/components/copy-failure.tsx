import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { CopyState } from '../../shared/contract/state/snapshot.ts';
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
  return (
    <Told label="Nothing was copied" onPutAway={() => setPutAway(copy.at)}>
      {isReasonShown ? (
        <div className="notice notice-warning">
          <IconAlertTriangle className="notice-icon" size={20} aria-hidden />
          <p className="notice-text strong">Nothing was copied: no cluster is open.</p>
        </div>
      ) : (
        <ErrorNotice
          lead="Nothing was copied."
          error={copy.error}
          onRetry={() => void request('token:copy-fresh', {})}
        />
      )}
    </Told>
  );
}
