import type { Restarted } from '../../shared/contract/errors/app-errors.ts';
import { bannerPhrases } from '../../shared/words/en/banner-phrases.ts';
import { request } from '../page/api.ts';
import { ErrorNotice } from './error-notice.tsx';
import { ReportButton } from './report-button.tsx';
import { Told } from './told.tsx';

/** That Keyfob started anew after a bug, and what went with that. */
export function RestartNotice({ restarted }: { readonly restarted: Restarted }) {
  return (
    <Told label={bannerPhrases().restarted} onPutAway={() => void request('restart:put-away', {})}>
      <ErrorNotice error={restarted}>
        <ReportButton />
      </ErrorNotice>
    </Told>
  );
}
