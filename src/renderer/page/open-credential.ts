import type { Credential } from '../../shared/contract/state/credentials-state.ts';
import type { Go } from './places.ts';

/** Opens the screen that shows a credential. */
export function openCredential({ id, kind, token }: Credential, go: Go): void {
  switch (kind) {
    case 'token': {
      go('tokens', token?.id ?? id);
      return;
    }
    case 'legacy-token':
    case 'join-token':
    case 'certificate-request-token':
    case 'callback-token': {
      go('tokens', id);
      return;
    }
    case 'certificate': {
      go('certificates', id);
      return;
    }
    case 'admin-token':
    case 'admin-certificate':
    case 'static-token':
    case 'kubeconfig-copy': {
      go('admin', id);
      return;
    }
  }
}
