import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { overviewPhrases } from '../../../shared/words/en/overview-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { openDashboard } from '../../page/open-dashboard.ts';
import { useGo } from '../../page/places.ts';

/** What became of the last “Open dashboard” of this cluster. */
export function OpenDashboardResult({ snapshot }: { readonly snapshot: Snapshot }) {
  const go = useGo();
  const { dashboardOpening: opening, dashboardAddress: address } = snapshot;
  const isOfThis = opening.status !== 'idle' && opening.address === address;
  return (
    <>
      <p role="status">
        {isOfThis &&
          opening.status === 'asked' &&
          overviewPhrases().dashboardToken.asked(visibleText(opening.address))}
      </p>
      {isOfThis && opening.status === 'failed' && (
        <ErrorNotice error={opening.error} onRetry={() => void openDashboard(address, go)} />
      )}
    </>
  );
}
