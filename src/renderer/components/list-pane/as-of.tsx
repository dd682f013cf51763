import { Button } from '@mantine/core';
import { commonPhrases } from '../../../shared/words/en/common-phrases.ts';
import { listPhrases } from '../../../shared/words/en/list-phrases.ts';
import { Rich } from '../rich.tsx';
import { Moment } from '../moment.tsx';
import { useNow } from '../../page/use-now.ts';

/** Since when a list is as it is shown, where it could not be read again; epoch milliseconds. */
export function AsOf({ at, onRetry }: { readonly at: number; readonly onRetry: () => void }) {
  const now = useNow();
  return (
    <span className="row" role="status">
      <span className="state-soon">
        <Rich phrase={listPhrases().asOf(<Moment at={at} now={now} />)} />
      </span>
      <Button size="compact-sm" variant="default" onClick={onRetry}>
        {commonPhrases().problem.action.retry}
      </Button>
    </span>
  );
}
