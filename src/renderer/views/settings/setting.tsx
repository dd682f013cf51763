import { UnstyledButton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { createContext, useContext, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { settingsPhrases } from '../../../shared/words/en/settings-phrases.ts';
import type { SettingId } from '../../page/setting-names.ts';

/** The setting that the person came for; null for none in particular. */
export const SoughtSetting = createContext<string | null>(null);

/** One setting: its name on the left with what it is for folded away, what is set on the right, and what needs more room below. */
export function Setting({
  id,
  name,
  help,
  children,
  below,
}: {
  readonly id: SettingId;
  readonly name: string;
  readonly help?: string;
  readonly children: ReactNode;
  readonly below?: ReactNode;
}) {
  const nameId = useId();
  const [isHelpShown, setHelpShown] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const isSought = useContext(SoughtSetting) === id;
  useEffect(() => {
    if (!isSought) return undefined;
    // After the window has gone to the top of the screen.
    const frame = requestAnimationFrame(() => {
      root.current?.scrollIntoView({ block: 'nearest' });
      const value = root.current?.querySelector('.setting-value');
      const chosen = value?.querySelector<HTMLElement>('input:checked');
      const usable = ['input:enabled', 'button:enabled'].map((each) =>
        value?.querySelector<HTMLElement>(each),
      );
      (chosen ?? usable[0] ?? usable[1])?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [isSought]);
  return (
    <div
      ref={root}
      className="setting"
      role="group"
      aria-labelledby={nameId}
      data-sought={isSought || undefined}
    >
      <div className="setting-about">
        <h2 id={nameId}>{name}</h2>
        {help !== undefined && (
          <UnstyledButton
            className="setting-help"
            aria-label={settingsPhrases().help(name)}
            aria-expanded={isHelpShown}
            onClick={() => setHelpShown(!isHelpShown)}
          >
            <IconInfoCircle size={18} aria-hidden />
          </UnstyledButton>
        )}
        {isHelpShown && <p className="quiet">{help}</p>}
      </div>
      <div className="setting-value">{children}</div>
      {below}
    </div>
  );
}
