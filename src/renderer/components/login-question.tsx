import { Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { Snapshot } from '../../shared/contract/state/snapshot.ts';
import { commonPhrases } from '../../shared/words/en/common-phrases.ts';
import { useCommand } from '../page/use-command.ts';
import { ErrorNotice } from './error-notice.tsx';

/** Asks once, when there is a token to be told of, whether Keyfob shall start at login. */
export function LoginQuestion({ snapshot }: { readonly snapshot: Snapshot }) {
  const choose = useCommand('login:choose');
  const { demo, settings, startsAtLogin, dashboardToken } = snapshot;
  if (choose.error !== null) return <ErrorNotice error={choose.error} />;
  if (demo || settings.loginAsked || startsAtLogin !== false || dashboardToken === null) return null;
  const say = commonPhrases().login;
  return (
    <div className="notice" role="note">
      <IconInfoCircle className="notice-icon" size={20} aria-hidden />
      <p className="notice-text">
        <strong>{say.why}</strong> {say.question}
      </p>
      <div className="row">
        <Button size="sm" variant="default" onClick={() => void choose.run({ on: true })}>
          {say.start}
        </Button>
        <Button size="sm" variant="default" onClick={() => void choose.run({ on: false })}>
          {say.no}
        </Button>
      </div>
    </div>
  );
}
