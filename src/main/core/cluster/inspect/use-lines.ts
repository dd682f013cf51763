import { shellQuote } from '../../../../shared/words/text/shell-word.ts';
import type { UseLineName } from '../../../../shared/contract/state/inspection.ts';
import type { Secret } from '../../ports/secret.ts';
import { embedToken } from '../../vault/jwt/embed-token.ts';

/** Where a line sends the token, and the file of the CA that it trusts. */
export interface UseTarget {
  readonly server: string;
  readonly authorityFile: string;
}

/** The prompt shows nothing of what is pasted, and nothing of it gets into the shell's history. */
const readToken = 'read -rs TOKEN';
const forgetToken = 'unset TOKEN';

/** A line for bash or zsh that asks for the token; one line, because a second would be read as the token. */
export function useLine(name: UseLineName, target: UseTarget): string {
  return `${readToken} && ${withToken(name, target)}; ${forgetToken}`;
}

/** The same line with the token inside. */
export function useLineWithToken(name: UseLineName, target: UseTarget, token: Secret): Secret {
  const after = ` && ${withToken(name, target)}; ${forgetToken}`;
  return embedToken(token, { before: 'TOKEN=', after, quotedFor: 'shell' });
}

/** What is done with `$TOKEN`: only builtins of the shell see it, so that it is in no argument list. */
function withToken(name: UseLineName, { server, authorityFile }: UseTarget): string {
  switch (name) {
    case 'kubectl': {
      const [before = '', after = ''] = JSON.stringify(
        kubeconfig({ server, 'certificate-authority': authorityFile }, '$TOKEN'),
      ).split('$TOKEN');
      return `kubectl --kubeconfig=<(printf '%s' ${shellQuote(before)} "$TOKEN" ${shellQuote(after)}) get pods --all-namespaces`;
    }
    case 'curl':
      return `printf 'Authorization: Bearer %s\\n' "$TOKEN" | curl --silent --show-error -H @- --cacert ${shellQuote(authorityFile)} ${shellQuote(`${server}/api/v1/pods?limit=10`)}`;
  }
}

/** A kubeconfig of one context. */
export function kubeconfig(
  cluster: Readonly<Record<string, string>>,
  token: string,
  { user, namespace }: { readonly user: string; readonly namespace: string | null } = {
    user: 'keyfob',
    namespace: null,
  },
): object {
  const name = 'microk8s';
  return {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [{ name, cluster }],
    contexts: [{ name, context: { cluster: name, user, ...(namespace === null ? {} : { namespace }) } }],
    users: [{ name: user, user: { token } }],
  };
}
