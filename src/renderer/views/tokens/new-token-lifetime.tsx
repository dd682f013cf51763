import { Input, NativeSelect, SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { offeredLifetimes } from '../../../shared/contract/values/token-lifetime.ts';
import { newTokenPhrases } from '../../../shared/words/en/new-token-phrases.ts';
import { formatLifetime, formatMoment } from '../../../shared/words/text/format-time.ts';
import { useNow } from '../../page/use-now.ts';
import { lifetimeOf, units, type Draft } from './new-token-draft.ts';

/** How long the token is to last, and when that is over. */
export function NewTokenLifetime({
  draft,
  problem,
  onChange,
}: {
  readonly draft: Draft;
  readonly problem: string | undefined;
  readonly onChange: (part: Partial<Draft>) => void;
}) {
  const now = useNow();
  const end = useId();
  const say = newTokenPhrases().lifetime;
  return (
    <>
      <div className="row new-token-lifetime">
        <SegmentedControl
          aria-label={say.label}
          value={draft.lifetime}
          data={[
            ...offeredLifetimes.map((each) => ({ value: String(each), label: formatLifetime(each) })),
            { value: 'custom', label: say.other },
          ]}
          onChange={(lifetime) => onChange({ lifetime })}
          transitionDuration={100}
        />
        {draft.lifetime === 'custom' && (
          <div className="row new-token-custom">
            <Input
              withAria={false}
              aria-label={say.amount}
              aria-invalid={problem !== undefined}
              aria-describedby={end}
              error={problem !== undefined}
              inputMode="decimal"
              value={draft.customAmount}
              onChange={(event) => onChange({ customAmount: event.currentTarget.value })}
            />
            <NativeSelect
              aria-label={say.unit}
              data={units.map(({ name, seconds }) => ({ value: String(seconds), label: say.units[name] }))}
              value={draft.customUnit}
              onChange={(event) => onChange({ customUnit: event.currentTarget.value })}
            />
          </div>
        )}
      </div>
      <p id={end} className={problem === undefined ? 'quiet numeric' : 'field-problem'}>
        {problem ?? say.ends(formatMoment(now + lifetimeOf(draft) * 1000))}
      </p>
    </>
  );
}
