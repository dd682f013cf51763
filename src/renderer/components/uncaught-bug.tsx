import { bannerPhrases } from '../../shared/words/en/banner-phrases.ts';
import { putBugAway, useUncaughtBug } from '../page/page-bugs.ts';
import { ErrorNotice } from './error-notice.tsx';
import { ReportButton } from './report-button.tsx';
import { Told } from './told.tsx';

/** A bug of the page that no part of it shows. */
export function UncaughtBug({ onRetry }: { readonly onRetry: () => void }) {
  const bug = useUncaughtBug();
  if (bug === null) return null;
  const retry = () => {
    putBugAway();
    onRetry();
  };
  return (
    <Told label={bannerPhrases().bug} onPutAway={putBugAway}>
      <ErrorNotice error={bug} onRetry={retry}>
        <ReportButton />
      </ErrorNotice>
    </Told>
  );
}
