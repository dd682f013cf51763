import type { CredentialName } from '../contract/state/credentials-state.ts';
import { certificateName } from './certificate-words.ts';
import { credentialPhrases } from './en/credential-phrases.ts';

/** What a credential is called everywhere. */
export function credentialName(name: CredentialName): string {
  if (typeof name === 'string') return name;
  const say = credentialPhrases().ofFiles;
  switch (name.is) {
    case 'certificate':
      return certificateName({ role: name.role, name: name.place });
    case 'copy':
      return say.copy(name.file);
    case 'join':
    case 'persistent-join':
    case 'certificate-request':
    case 'callback':
      return say[name.is](name.nth, name.file);
  }
}
