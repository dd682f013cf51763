import { Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Snapshot } from '../../shared/contract/state/snapshot.ts';
import { hasWarnings } from '../../shared/contract/state/settings.ts';
import { bannerPhrases } from '../../shared/words/en/banner-phrases.ts';
import { request } from '../page/api.ts';
import { ErrorNotice } from './error-notice.tsx';
import { LoginQuestion } from './login-question.tsx';

/** What must be said on every screen. */
export function Banners({ snapshot }: { readonly snapshot: Snapshot }) {
  const { demo, outdatedElectron, tray, keyring, settings, storeErrors } = snapshot;
  const say = bannerPhrases().banners;
  return (
    <div className="banners">
      {demo !== null && (
        <Banner>
          <strong>{say.demo.title}</strong> {say.demo.text[demo]}
        </Banner>
      )}
      {outdatedElectron !== null && (
        <Banner>
          <strong>{say.outdatedElectron.title(outdatedElectron)}</strong> {say.outdatedElectron.text}
        </Banner>
      )}
      {!tray && (
        <Banner>
          <strong>{say.noTray.title}</strong> {hasWarnings(settings) ? say.noTray.goesOn : say.noTray.ends}
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
              {say.unlocking.cancel}
            </Button>
          }
        >
          <strong>{say.unlocking.title}</strong> {say.unlocking.text}
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
