import type { Credential } from '../../../../shared/contract/state/credentials-state.ts';
import { credentialState } from '../../../../shared/contract/state/lifetime-state.ts';
import { credentialPhrases } from '../../../../shared/words/en/credential-phrases.ts';
import { timelinePhrases } from '../../../../shared/words/en/timeline-phrases.ts';
import { LifetimeTable } from '../../../components/lifetime-table.tsx';
import { useGo } from '../../../page/places.ts';
import { openCredential } from '../../../page/open-credential.ts';
import { nameOf } from './credential-words.ts';

/** The same as the timeline, in rows. */
export function CredentialTable({
  credentials,
  now,
  tokenShare,
}: {
  readonly credentials: readonly Credential[];
  readonly now: number;
  readonly tokenShare: number;
}) {
  const go = useGo();
  const { kinds } = credentialPhrases();
  return (
    <LifetimeTable
      {...timelinePhrases().table}
      rows={credentials.map((credential) => {
        const { id, kind, expiresAt } = credential;
        return {
          id,
          name: nameOf(credential),
          about: kinds[kind],
          expiresAt,
          state: credentialState(credential, now, tokenShare),
          flaw: null,
        };
      })}
      now={now}
      onOpen={(id) => {
        const credential = credentials.find((each) => each.id === id);
        if (credential !== undefined) openCredential(credential, go);
      }}
    />
  );
}
