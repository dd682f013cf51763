import { IconAlertTriangle } from '@tabler/icons-react';
import type { AuthenticationMode } from '../../../shared/contract/state/authentication-mode.ts';
import type { UnreadCertificate } from '../../../shared/contract/state/certificates-state.ts';
import { certificateScreenPhrases } from '../../../shared/words/en/certificate-screen-phrases.ts';
import { describeFinding } from '../../../shared/words/safety-words.ts';
import { CommandLine } from '../../components/command-line.tsx';
import { useKnown } from '../../page/state.ts';

/** A file that cannot be read or used, in the words of its finding, with what mends it. */
export function UnreadNotice({
  unread,
  mode,
}: {
  readonly unread: UnreadCertificate;
  readonly mode: AuthenticationMode;
}) {
  const { what, why, remedy, command } = describeFinding(
    { kind: 'certificate-unread', ...unread, mode },
    useKnown(),
  );
  const isFinding = unread.standing !== 'spare';
  return (
    <div className="notice notice-warning" role="group" aria-label={certificateScreenPhrases().problem}>
      <IconAlertTriangle className="notice-icon" size={20} aria-hidden />
      <div className="notice-text">
        <p className="strong">{what}</p>
        <p>{isFinding ? `${why} ${remedy}` : remedy}</p>
        {command !== undefined && isFinding && (
          <CommandLine
            line={command}
            request="safety:copy-command"
            input={{ kind: 'certificate-unread', id: unread.id }}
          />
        )}
      </div>
    </div>
  );
}
