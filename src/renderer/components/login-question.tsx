import { Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { Snapshot } from '../../shared/contract/state/snapshot.ts';
import { useCommand } from '../page/use-command.ts';
import { ErrorNotice } from './error-notice.tsx';

/** Asks once, when there is a token to be told of, whether Keyfob shall start at login. */
export function LoginQuestion({ snapshot }: { readonly snapshot: Snapshot }) {
  const choose = useCommand('login:choose');
  const { demo, settings, startsAtLogin, dashboardToken } = snapshot;
  if (choose.error !== null) return <ErrorNotice error={choose.error} />;
  if (demo || settings.loginAsked || startsAtLogin !== false || dashboardToken === null) return null;
  return (
    <div className="notice" role="note">
      <IconInfoCircle className="notice-icon" size={20} aria-hidden />
      <p className="notice-text">
        <strong>Keyfob warns only while it runs.</strong> Start it when you log in, in the tray only?
      </p>
      <div className="row">
        <Button size="sm" variant="default" onClick={() => void choose.run({ on: true })}>
          Start at login
        </Button>
        <Button size="sm" variant="default" onClick={() => void choose.run({ on: false })}>
          No
        </Button>
      </div>
    </div>
  );
}
