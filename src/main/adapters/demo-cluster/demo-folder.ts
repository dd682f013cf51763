import { rmSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { errorCode } from '../error-code.ts';

const prefix = 'keyfob-demo-';
const ownerFile = 'demo-owner.pid';

/** What the demo's snap data folder holds. */
export interface DemoFiles {
  readonly port: number;
  readonly authority: string;
  readonly adminToken: string;
  /** The tokens of the four other rows that MicroK8s makes. */
  readonly otherTokens: readonly string[];
}

/** A snap data folder in the token mode of MicroK8s 1.19 to 1.27. */
export interface DemoFolder {
  readonly path: string;
  write(files: DemoFiles): Promise<void>;
  /** Removes it; also without waiting, for the moment of exit. */
  remove(): void;
}

/** Makes the folder, 0700, below the system's temporary folder, and removes those that a killed demo left. */
export async function makeDemoFolder(): Promise<DemoFolder> {
  await removeAbandoned();
  const root = await mkdtemp(join(tmpdir(), prefix));
  await chmod(root, 0o700);
  await writeFile(join(root, ownerFile), String(process.pid), { mode: 0o600 });
  const path = join(root, 'current');
  const remove = () => rmSync(root, { recursive: true, force: true });
  process.once('exit', remove);
  return {
    path,
    write: (files) => writeSnapData(path, files),
    remove() {
      process.off('exit', remove);
      remove();
    },
  };
}

async function writeSnapData(
  path: string,
  { port, authority, adminToken, otherTokens }: DemoFiles,
): Promise<void> {
  for (const folder of ['args', 'credentials', 'certs', 'var/lock']) {
    await mkdir(join(path, folder), { recursive: true, mode: 0o770 });
  }
  const [proxy, kubelet, controller, scheduler] = otherTokens;
  const write = (name: string, text: string) => writeFile(join(path, name), text, { mode: 0o660 });
  await Promise.all([
    write(
      'args/kube-apiserver',
      [
        '--cert-dir=${SNAP_DATA}/certs',
        '--service-cluster-ip-range=10.152.183.0/24',
        '--authorization-mode=AlwaysAllow',
        '--service-account-key-file=${SNAP_DATA}/certs/serviceaccount.key',
        '--client-ca-file=${SNAP_DATA}/certs/ca.crt',
        '--tls-cert-file=${SNAP_DATA}/certs/server.crt',
        '--tls-private-key-file=${SNAP_DATA}/certs/server.key',
        '--token-auth-file=${SNAP_DATA}/credentials/known_tokens.csv',
        "--service-account-issuer='https://kubernetes.default.svc'",
        `--secure-port=${port}`,
        '',
      ].join('\n'),
    ),
    write(
      'credentials/known_tokens.csv',
      [
        `${adminToken},admin,admin,"system:masters"`,
        `${proxy ?? ''},system:kube-proxy,kube-proxy`,
        `${kubelet ?? ''},system:node:demo,kubelet-0,"system:nodes"`,
        `${controller ?? ''},system:kube-controller-manager,controller`,
        `${scheduler ?? ''},system:kube-scheduler,scheduler`,
        '',
      ].join('\n'),
    ),
    write('certs/ca.crt', authority),
    write('var/lock/lite.lock', ''),
    write(
      'credentials/client.config',
      stringify({
        apiVersion: 'v1',
        clusters: [
          {
            cluster: {
              'certificate-authority-data': Buffer.from(authority).toString('base64'),
              server: `https://127.0.0.1:${port}`,
            },
            name: 'microk8s-cluster',
          },
        ],
        contexts: [{ context: { cluster: 'microk8s-cluster', user: 'admin' }, name: 'microk8s' }],
        'current-context': 'microk8s',
        kind: 'Config',
        preferences: {},
        users: [{ name: 'admin', user: { token: adminToken } }],
      }),
    ),
  ]);
}

/** Only folders of this user with our marker whose process is gone are removed. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(tmpdir(), name);
    const owner = await readFile(join(folder, ownerFile), 'utf8').catch(() => null);
    const facts = await stat(folder).catch(() => null);
    if (owner === null || facts?.uid !== process.getuid?.() || isAlive(Number(owner))) continue;
    await rm(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}
