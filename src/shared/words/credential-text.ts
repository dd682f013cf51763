import type { Credential } from '../contract/state/credentials-state.ts';
import { credentialName } from './credential-names.ts';
import { credentialPhrases } from './en/credential-phrases.ts';
import { visibleText } from './text/visible-text.ts';

/** What a credential is found by: its name, and what kind it is. */
export function credentialText({ kind, name }: Pick<Credential, 'kind' | 'name'>): string {
  return `${visibleText(credentialName(name))} ${credentialPhrases().kinds[kind]}`;
}
