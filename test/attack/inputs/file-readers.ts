import { createCertificates } from '../../../src/main/adapters/x509/certificates.ts';
import { heldCredentials } from '../../../src/main/core/cluster/copies/held-credentials.ts';
import { readAssignments } from '../../../src/main/core/cluster/copies/shell-assignments.ts';
import { ApiServerArgs } from '../../../src/main/core/files/args/api-server-args.ts';
import { fileLimits } from '../../../src/main/core/files/text/file-limits.ts';
import { checkKubeconfig } from '../../../src/main/core/files/kubeconfig/kubeconfig.ts';
import { readTokenFile } from '../../../src/main/core/files/token-file/token-file.ts';
import { readNodeTokens } from '../../../src/main/core/files/snap-data/read-node-tokens.ts';
import { isAutostartOn, formatAutostartEntry } from '../../../src/main/core/desk/login/desktop-entry.ts';
import { spliceKubeconfig, spliceTokenFile } from '../../../src/main/core/files/token-file/splice.ts';
import { Secret } from '../../../src/main/core/ports/secret.ts';
import { utf8 } from '../../../src/main/core/files/text/utf8.ts';
import { texts, usualLimit, type Reader } from './reader.ts';

/** What a cluster's files hold. */
export interface ClusterFiles {
  readonly tokenKubeconfig: Uint8Array;
  readonly certificateKubeconfig: Uint8Array;
  readonly args: Uint8Array;
  readonly tokenFile: Uint8Array;
  readonly adminToken: string;
  readonly certificates: readonly string[];
  readonly key: string;
}

/** The readers of the cluster's files. */
export function fileReaders(files: ClusterFiles): readonly Reader[] {
  const certificates = createCertificates();
  const [old, fresh] = [new Secret(files.adminToken), new Secret('f'.repeat(60))];
  const kubeconfigs = [
    files.tokenKubeconfig,
    files.certificateKubeconfig,
    ...texts(`users:\n- name: admin\n  user: {token: "${files.adminToken}"}\n`),
  ];
  const [authority = ''] = files.certificates;
  return [
    {
      name: 'kubeconfig',
      limit: fileLimits.kubeconfig,
      inputs: 60_000,
      samples: kubeconfigs,
      read: (bytes) => checkKubeconfig(bytes, '/client.config', certificates),
    },
    {
      name: 'kubeconfig of a person',
      limit: fileLimits.kubeconfig,
      inputs: 60_000,
      samples: kubeconfigs,
      read: (bytes) => heldCredentials('config', bytes, certificates),
    },
    {
      name: 'start file of a shell',
      limit: usualLimit,
      inputs: 40_000,
      samples: texts(
        'export KUBECONFIG="${KUBECONFIG:-$HOME/.kube/config}:"~/a\\ b\n',
        'set -gx KUBECONFIG $HOME/a ~/b\n',
        'if (-e ~/c) source ~/c; setenv KUBECONFIG $HOME/a:~/b\n',
      ),
      read: (bytes) => {
        const text = utf8(bytes);
        return (['sh', 'csh', 'fish', 'environment', 'fish-variables'] as const).map((dialect) =>
          readAssignments(text, dialect, { home: '/home/me', name: 'me' }),
        );
      },
    },
    {
      name: 'kubeconfig whose token is exchanged',
      limit: fileLimits.kubeconfig,
      inputs: 40_000,
      samples: kubeconfigs,
      read: (bytes) => spliceKubeconfig(bytes, old, fresh),
    },
    {
      name: 'args/kube-apiserver',
      limit: usualLimit,
      inputs: 100_000,
      samples: [files.args],
      read(bytes) {
        const args = new ApiServerArgs(bytes, {
          file: '/s/x1/args/kube-apiserver',
          folder: '/s/current',
          root: '/s/x1',
        });
        return [args.path('token-auth-file'), args.authorizationModes(), args.port()];
      },
    },
    {
      name: 'token file',
      limit: fileLimits.tokenFile,
      inputs: 60_000,
      samples: [files.tokenFile, ...texts(`"${files.adminToken}",admin,"a""b","x,y"\r\n\n#,,\n`)],
      read: (bytes) => readTokenFile(bytes),
    },
    {
      name: 'token file whose token is exchanged',
      limit: fileLimits.tokenFile,
      inputs: 60_000,
      samples: [files.tokenFile, ...texts(`"${files.adminToken}",admin,"a""b","x,y"\r\n\n#,,\n`)],
      read: (bytes) => spliceTokenFile(bytes, old, fresh),
    },
    {
      name: 'certificates',
      limit: usualLimit,
      inputs: 60_000,
      samples: texts(...files.certificates, files.certificates.join(''), files.key),
      read(bytes) {
        const pem = utf8(bytes);
        certificates.authorities(pem);
        certificates.isPair(authority, new Secret(pem));
        if (certificates.read(pem) === null) return;
        certificates.chain(pem, authority);
        certificates.chain(authority, pem);
        certificates.covers(pem, 'localhost');
        certificates.covers(pem, '127.0.0.1');
        certificates.isPair(pem, new Secret(files.key));
      },
    },
    {
      name: 'tokens of nodes',
      limit: usualLimit,
      inputs: 50_000,
      samples: texts('0123456789abcdef|1700000000\nfedcba9876543210\n', '10.0.0.1:25000 0123456789abcdef\n'),
      read: (bytes) => readNodeTokens(utf8(bytes)),
    },
    {
      name: 'autostart entry',
      limit: usualLimit,
      inputs: 20_000,
      samples: texts(formatAutostartEntry('Keyfob', ['/opt/key fob', '--tray'])),
      read: (bytes) => isAutostartOn(utf8(bytes)),
    },
  ];
}
