import { IconShieldLock } from '@tabler/icons-react';
import { firstRunPhrases } from '../../../shared/words/en/first-run-phrases.ts';

/** What a person may count on, in README’s threat model each with a test that attacks it, and what not. */
export function NeverStep() {
  const { secrets, sends, writes, shows, deletes, limits } = firstRunPhrases().never;
  return (
    <>
      <ul className="first-run-list">
        {[secrets, sends, writes, shows, deletes].map((sentence) => (
          <li key={sentence}>
            <IconShieldLock size={20} aria-hidden />
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
      <p className="quiet">{limits}</p>
    </>
  );
}
