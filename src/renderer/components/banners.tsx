import { Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Snapshot } from '../../shared/contract/state/snapshot.ts';
import { hasWarnings } from '../../shared/contract/state/settings.ts';
import { request } from '../page/api.ts';
import { ErrorNotice } from './error-notice.tsx';
import { LoginQuestion } from './login-question.tsx';

/** What must be said on every screen. */
export function Banners({ snapshot }: { readonly snapshot: Snapshot }) {
  const { demo, outdatedElectron, tray, keyring, settings, storeErrors } = snapshot;
  return (
    <div className="banners">
      {demo && (
        <Banner>
          <strong>Demo cluster.</strong> No MicroK8s was found on this machine. Everything works; nothing is
          real.
        </Banner>
      )}
      {outdatedElectron !== null && (
        <Banner>
          <strong>Electron {outdatedElectron}, out of support: for trying out.</strong> No security updates:
          keep no token of a real cluster with it.
        </Banner>
      )}
      {!tray && (
        <Banner>
          <strong>This desktop shows no tray icon.</strong>{' '}
          {hasWarnings(settings)
            ? 'When you close this window Keyfob goes on to warn you; start it again to open it.'
            : 'Keyfob ends when you close this window.'}
        </Banner>
      )}
      {keyring.status === 'unlocking' && (
        <Banner
          action={
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => void request('keyring:cancel-unlock', {})}
            >
              Cancel
            </Button>
          }
        >
          <strong>Waiting for the keyring.</strong> Enter its password in the prompt of your desktop.
        </Banner>
      )}
      {keyring.status === 'unusable' && <ErrorNotice error={keyring.error} />}
      {storeErrors.map((error) => (
        <ErrorNotice key={JSON.stringify(error)} error={error} />
      ))}
      <LoginQuestion snapshot={snapshot} />
    </div>
  );
}

function Banner({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="banner" role="note">
      <IconInfoCircle className="banner-icon" size={16} aria-hidden />
      <p className="banner-text">{children}</p>
      {action}
    </div>
  );
}
