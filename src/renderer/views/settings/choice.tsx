import { Radio, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Input } from '../../../shared/contract/contract.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import type { SettingId } from '../../page/setting-names.ts';
import { useCommand } from '../../page/use-command.ts';
import { Setting } from './setting.tsx';

interface ChoiceProps<Name extends 'settings:change' | 'settings:choose-look'> {
  readonly id: SettingId;
  readonly request: Name;
  readonly name: string;
  readonly help: string;
  readonly value: string;
  readonly choices: { value: string; label: string }[];
  readonly change: (value: string) => Input<Name>;
  /** Their names are words: one below the other. */
  readonly areWords?: boolean;
}

/** A setting of which one of a few values is chosen; it counts at once. */
export function Choice<Name extends 'settings:change' | 'settings:choose-look'>({
  id,
  request,
  name,
  help,
  value,
  choices,
  change,
  areWords = false,
}: ChoiceProps<Name>) {
  const { run, error } = useCommand(request);
  // Beside the navigation there is no room for choices side by side with 200 % text.
  const isNarrow = useMediaQuery('(max-width: 520px)', undefined, { getInitialValueInEffect: false });
  const choose = (chosen: string) => void run(change(chosen));
  return (
    <Setting id={id} name={name} help={help} below={error !== null && <ErrorNotice error={error} />}>
      {areWords ? (
        // Mantine’s own group would leave a name without a visible label to an element that has no role.
        <div className="choice-list" role="radiogroup" aria-label={name}>
          {choices.map((each) => (
            <Radio
              key={each.value}
              name={id}
              {...each}
              checked={each.value === value}
              onChange={() => choose(each.value)}
            />
          ))}
        </div>
      ) : (
        <SegmentedControl
          className="choices"
          aria-label={name}
          value={value}
          data={choices}
          orientation={isNarrow ? 'vertical' : 'horizontal'}
          onChange={choose}
          transitionDuration={100}
        />
      )}
    </Setting>
  );
}
