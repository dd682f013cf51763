import { Button } from '@mantine/core';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { ForgottenTokens } from '../../../shared/contract/state/forgetting-state.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { bannerPhrases } from '../../../shared/words/en/banner-phrases.ts';
import { tokenPhrases } from '../../../shared/words/en/token-phrases.ts';
import { Empty } from '../../components/empty.tsx';
import { forgottenWords } from '../../components/notices/notice-words.ts';
import { request } from '../../page/api.ts';

/** What the list of kept tokens is for, and the act that puts the first entry there; that the last ones were just forgotten, too. */
export function NoTokens({
  snapshot: { storeErrors, forgetting },
  onUndo,
}: {
  readonly snapshot: Pick<Snapshot, 'storeErrors' | 'forgetting'>;
  /** Called when it is taken back here, so that this view goes. */
  readonly onUndo: () => void;
}) {
  const { empty } = tokenPhrases();
  const isUnknown = storeErrors.some(isOfIndex);
  return (
    <Empty
      title={isUnknown ? empty.unknown : empty.none}
      act={
        <>
          <Button variant="default" onClick={() => void request('token:copy-fresh', {})}>
            {empty.copyFresh}
          </Button>
          {forgetting.leaving !== null && <JustForgotten forgotten={forgetting.leaving} onUndo={onUndo} />}
        </>
      }
    >
      <p>{isUnknown ? empty.inMemory : empty.whatIsSaved}</p>
    </Empty>
  );
}

/** Below all else, so that nothing moves when it goes. */
function JustForgotten({
  forgotten,
  onUndo,
}: {
  readonly forgotten: ForgottenTokens;
  readonly onUndo: () => void;
}) {
  const { title, text } = forgottenWords(forgotten);
  return (
    <div className="row">
      <p role="status" data-result>
        {title} {text}
      </p>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          onUndo();
          void request('token:keep', {});
        }}
      >
        {bannerPhrases().banners.forgotten.undo}
      </Button>
    </div>
  );
}

/** Whether the list of kept tokens could not be read. */
function isOfIndex(error: AppError): boolean {
  const isUnread = error.code === 'store-unreadable' || error.code === 'store-newer';
  return isUnread && error.file.endsWith('/tokens.json');
}
