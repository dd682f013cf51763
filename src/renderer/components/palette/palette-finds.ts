import { accountsNamespace } from '../../../shared/contract/state/preset.ts';
import type { OwnAccount } from '../../../shared/contract/state/own-account-state.ts';
import type { Credential } from '../../../shared/contract/state/credentials-state.ts';
import type { JudgedFinding } from '../../../shared/contract/state/safety-state.ts';
import { credentialName } from '../../../shared/words/credential-names.ts';
import { credentialText } from '../../../shared/words/credential-text.ts';
import { credentialPhrases } from '../../../shared/words/en/credential-phrases.ts';
import { ownAccountPhrases } from '../../../shared/words/en/own-account-phrases.ts';
import { palettePhrases } from '../../../shared/words/en/palette-phrases.ts';
import { safetyPhrases } from '../../../shared/words/en/safety-phrases.ts';
import { findingActs, type FindingAction } from '../../../shared/words/finding-acts.ts';
import type { Known } from '../../../shared/words/known/known.ts';
import { describeFinding } from '../../../shared/words/safety-words.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { openCredential } from '../../page/open-credential.ts';
import { newTokenFor, removalOf, type Go } from '../../page/places.ts';
import { keyOfFinding, takeStep } from '../findings/finding-steps.ts';
import type { PaletteEntry } from './palette-entries.ts';
import { leftOf } from '../time-left.ts';

/** The credentials, as they are found; `now` in epoch milliseconds. */
export function credentialEntries(
  credentials: readonly Credential[],
  go: Go,
  now: number,
): readonly PaletteEntry[] {
  const { kinds } = credentialPhrases();
  return credentials.map((credential) => ({
    id: `credential ${credential.id}`,
    name: visibleText(credentialName(credential.name)),
    text: credentialText(credential),
    about: `${kinds[credential.kind]}, ${leftOf(credential, now)}`,
    keys: null,
    run: () => openCredential(credential, go),
  }));
}

/** What is unsafe, each with its act; one without leads to its line on the Overview. */
export function findingEntries(
  findings: readonly JudgedFinding[],
  known: Known,
  go: Go,
): readonly PaletteEntry[] {
  const { actions, degrees, withCommand } = safetyPhrases();
  const nameOf = (action: FindingAction) =>
    findingActs[action] === 'command' ? withCommand(actions[action]) : actions[action];
  return findings.map((finding) => {
    const { what, action } = describeFinding(finding, known);
    const act = action === undefined ? null : nameOf(action);
    const key = keyOfFinding(finding);
    return {
      id: `finding ${key}`,
      name: what,
      text: act === null ? what : `${what} ${act}`,
      about: act ?? degrees[finding.degree],
      keys: null,
      run: () => {
        if (action === undefined || !takeStep(action, finding, go)) go('overview', key);
      },
    };
  });
}

/** The accounts that Keyfob made, each with what can be done to it; `isBusy` while one is changed or removed. */
export function accountEntries(
  accounts: readonly OwnAccount[],
  isBusy: boolean,
  go: Go,
): readonly PaletteEntry[] {
  const { account: about } = ownAccountPhrases().list;
  const say = palettePhrases().account;
  return accounts.flatMap(({ uid, name, removedAt, isUnfinished }) => {
    const entry = (act: string, shown: string, run: () => void): PaletteEntry => ({
      ...{ id: `account ${uid} ${act}`, name: shown, text: `${shown} ${about}`, about, keys: null, run },
    });
    const open = entry('open', name, () => go('accounts', uid));
    if (removedAt !== null) return isUnfinished ? [open] : [];
    const account = { namespace: accountsNamespace, name };
    return [
      open,
      entry('token', say.newToken(name), () => go('tokens', newTokenFor(account))),
      ...(isBusy ? [] : [entry('remove', say.remove(name), () => go('accounts', removalOf(uid)))]),
    ];
  });
}
