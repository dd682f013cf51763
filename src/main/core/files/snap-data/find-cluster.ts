import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { AuthenticationMode } from '../../../../shared/contract/state/authentication-mode.ts';
import type { Authorization } from '../../../../shared/contract/state/authorization.ts';
import type { Halted } from '../../../../shared/words/known/known.ts';
import type { AdminCredential } from '../../../../shared/contract/state/snapshot.ts';
import { isVisible } from '../../../../shared/words/text/visible-text.ts';
import { ApiServerArgs } from '../args/api-server-args.ts';
import { fitsRbacAddOn } from '../args/rbac-add-on.ts';
import { readTlsFlags, type TlsFlags } from '../args/tls-flags.ts';
import type { Certificates } from '../../ports/cryptography.ts';
import type { ClusterAddress } from '../../ports/cluster-api.ts';
import type { FileContent, SnapDataFiles } from '../../ports/files.ts';
import { isLoopback } from '../kubeconfig/loopback.ts';
import type { Secret } from '../../ports/secret.ts';
import { isText, utf8 } from '../text/utf8.ts';
import { byAuthorityFile, readAuthorityKey, type ChooseAuthority } from './choose-authority.ts';
import { fileLimits } from '../text/file-limits.ts';
import { readTokenFile } from '../token-file/token-file.ts';
import { certificatePlaces } from './certificate-files.ts';
import { joinTokenFiles } from './read-agent-tokens.ts';

/** One row of the token file, without its token. */
export interface StaticToken {
  /** 1-based line on which the row starts. */
  readonly line: number;
  readonly user: string;
  /** Whether client.config holds this token. */
  readonly isAdmin: boolean;
  /** Whether it is of the group that may do everything. */
  readonly isMaster: boolean;
  /** It is at least that old, epoch milliseconds: as its file, until more is known of it. */
  readonly knownSince: number;
}

/** What the files of a snap data folder say about its cluster. */
export interface FoundCluster {
  /** The snap data folder with links resolved. */
  readonly root: string;
  /** SHA-256 of the public key of the CA that verifies its server, lower-case hex; of the first known one where it has several. */
  readonly identity: string;
  /** Every CA key of this cluster. */
  readonly keys: readonly string[];
  /** The identity that this cluster has for the engine, which knows only `certs/ca.crt`. */
  readonly engineIdentity: string;
  readonly name: string;
  readonly address: ClusterAddress;
  readonly mode: AuthenticationMode;
  /** What the API server is told when it starts. */
  readonly args: ApiServerArgs;
  /** How its API server decides once it has read its arguments; null where they do not say it in these words. */
  readonly authorization: Authorization | null;
  /** Whether MicroK8s’ add-on can turn RBAC on in the arguments of the API server. */
  readonly fitsRbacAddOn: boolean;
  readonly cisHardened: boolean;
  /** Why MicroK8s keeps its control plane off; null where no lock of its says so. */
  readonly halted: Halted | null;
  /** The port that the API server was told to listen on; null where that is no port. */
  readonly securePort: number | null;
  /** What the API server was told about certificates, with paths below `root` where they are in the snap data folder. */
  readonly tls: TlsFlags;
  /** Whether other machines can reach the API server. */
  readonly isOnNetwork: boolean;
  /** Whether it is of a kind that can have several control plane nodes; also true where that could not be seen. */
  readonly mayHaveOthers: boolean;
  readonly admin: AdminCredential;
  /** Absolute path of the token file; null without one. */
  readonly tokenFile: string | null;
  readonly staticTokens: readonly (StaticToken & { readonly token: Secret })[];
  /** Epoch milliseconds; null without a token file. */
  readonly tokenFileChangedAt: number | null;
  readonly warning: AppError | null;
  /** Absolute paths whose change means a new look. */
  readonly watchPaths: readonly string[];
}

/** What finding needs. */
export interface FindClusterPorts {
  readonly files: Pick<SnapDataFiles, 'resolve' | 'read' | 'exists'>;
  readonly certificates: Certificates;
}

/** Reads `args/kube-apiserver`, `credentials/client.config` and the token file, and tells the authentication mode. */
export async function findCluster(
  folder: string,
  { files, certificates }: FindClusterPorts,
  choose: ChooseAuthority = byAuthorityFile(files, certificates),
): Promise<Result<FoundCluster, AppError>> {
  const resolved = await files.resolve(folder);
  if (!resolved.ok) return resolved;
  const root = resolved.value;
  if (!isVisible(root)) return fail({ code: 'path-not-visible', path: root });
  const argsPath = `${root}/args/kube-apiserver`;
  const kubeconfigPath = `${root}/credentials/client.config`;
  const locks = haltLocks.map((name) => `${root}/var/lock/${name}.lock`);
  // Loaded while the disk is read.
  const [{ checkKubeconfig }, argsFile, isWorker, cisHardened, several, kubeconfigFile, ...halts] =
    await Promise.all([
      import('../kubeconfig/kubeconfig.ts'),
      files.read(argsPath, fileLimits.args),
      files.exists(`${root}/var/lock/clustered.lock`),
      files.exists(`${root}/var/lock/cis-hardening`),
      files.exists(`${root}/var/lock/ha-cluster`),
      files.read(kubeconfigPath, fileLimits.kubeconfig),
      ...locks.map((lock) => files.exists(lock)),
    ]);
  if (isWorker.ok && isWorker.value) return fail({ code: 'worker-node' });
  const isHardened = cisHardened.ok && cisHardened.value;
  if (!argsFile.ok)
    return fail(
      argsFile.error.code === 'file-missing'
        ? { code: 'not-snap-data', folder }
        : whyRootOnly(argsFile.error, isHardened),
    );
  const argsText = textOf(argsFile.value, argsPath);
  if (!argsText.ok) return argsText;
  const args = new ApiServerArgs(argsFile.value.bytes, { file: argsPath, folder, root });
  const tokenFile = args.path('token-auth-file');
  if (tokenFile.ok && tokenFile.value !== null && !isVisible(tokenFile.value))
    return fail({ code: 'path-not-visible', path: tokenFile.value });
  const basicAuth = args.text('basic-auth-file');
  if (basicAuth.ok && basicAuth.value !== null) return fail({ code: 'too-old' });

  if (!kubeconfigFile.ok) return fail(whyRootOnly(kubeconfigFile.error, isHardened));
  const kubeconfigText = textOf(kubeconfigFile.value, kubeconfigPath);
  if (!kubeconfigText.ok) return kubeconfigText;
  const kubeconfig = checkKubeconfig(kubeconfigFile.value.bytes, kubeconfigPath, certificates);
  if (!kubeconfig.ok) return kubeconfig;
  const { server, credential, bundlePem, clusterName } = kubeconfig.value;
  const authorities = certificates.authorities(bundlePem);
  const chosen = await choose({ root, server, authorities });
  if (!chosen.ok) return chosen;
  const { identity, keys, pem: authorityPem, strangers } = chosen.value;
  const isPlain = authorities.length === 1 && keys.length === 1;
  const fileKey = isPlain ? identity : await readAuthorityKey(`${root}/certs/ca.crt`, files, certificates);
  const tls = readTlsFlags(args);
  const servesOwn =
    tls['tls-cert-file'] === `${root}/certs/server.crt` &&
    tls['tls-private-key-file'] === `${root}/certs/server.key`;
  const address: ClusterAddress = { server, authorityPem, strangers, servesOwn, credential };

  const [port, bindAddress] = [args.port(), args.text('bind-address')];
  return ok({
    root,
    identity,
    keys,
    engineIdentity: fileKey !== null && keys.includes(fileKey) ? fileKey : identity,
    name: clusterName,
    address,
    args,
    authorization: authorizationOf(args),
    fitsRbacAddOn: fitsRbacAddOn(argsFile.value.bytes, args),
    cisHardened: isHardened,
    halted: haltOf(halts.map((lock) => lock.ok && lock.value)),
    securePort: port.ok ? port.value : null,
    tls,
    isOnNetwork: !bindAddress.ok || bindAddress.value === null || !isLoopback(bindAddress.value),
    mayHaveOthers: !several.ok || several.value,
    admin: adminOf(address, certificates),
    ...(await lookAtAuthentication(tokenFile, address, { files, argsPath })),
    watchPaths: [
      argsPath,
      `${root}/args/kubelet`,
      kubeconfigPath,
      ...(tokenFile.ok && tokenFile.value !== null ? [tokenFile.value] : []),
      ...certificatePlaces(root, tls)
        .flatMap(({ path, key }) => (key === null || key === path ? [path] : [path, key]))
        // A folder elsewhere may be root's alone: what cannot be watched would be looked at every few seconds.
        .filter((path) => path.startsWith(`${root}/certs/`)),
      `${root}/certs/serviceaccount.key`,
      ...joinTokenFiles.map((file) => `${root}/${file}`),
      ...locks,
    ],
  });
}

/** What MicroK8s leaves in `var/lock` while its control plane is not to run. */
const haltLocks = ['stopped', 'low-memory-guard'] as const;

function haltOf([isStopped = false, isGuarded = false]: readonly boolean[]): Halted | null {
  if (isStopped) return 'stopped';
  return isGuarded ? 'low-memory' : null;
}

/** Many things leave a file to root alone; it is the hardening only where its mark was seen. */
function whyRootOnly(error: AppError, isHardened: boolean): AppError {
  return error.code === 'root-only' && isHardened ? { code: 'cis-hardened', file: error.file } : error;
}

/** Whoever of them allows a request decides. */
function authorizationOf(args: ApiServerArgs): Authorization | null {
  const modesFlag = args.authorizationModes();
  const modes = modesFlag.ok ? (modesFlag.value ?? []) : [];
  if (modes.includes('AlwaysAllow')) return 'always-allow';
  return modes.includes('RBAC') ? 'rbac' : null;
}

function adminOf({ credential }: ClusterAddress, certificates: Certificates): AdminCredential {
  if (credential.kind === 'static-token') return { kind: 'static-token' };
  const facts = certificates.read(credential.certificatePem);
  const { subject = '', notBefore = 0, notAfter = 0 } = facts ?? {};
  return { kind: 'client-certificate', subject, notBefore, notAfter };
}

type Authentication = Pick<
  FoundCluster,
  'mode' | 'tokenFile' | 'staticTokens' | 'tokenFileChangedAt' | 'warning'
>;

/**
 * How the API server knows its administrator: what its arguments say of a token file, and what client.config holds. A broken
 * token file does not stop Keyfob, because the running API server read an earlier one; it is said as a warning.
 */
async function lookAtAuthentication(
  tokenFlag: Result<string | null, AppError>,
  { credential }: ClusterAddress,
  { files, argsPath }: { readonly files: FindClusterPorts['files']; readonly argsPath: string },
): Promise<Authentication> {
  const isToken = credential.kind === 'static-token';
  const none = { tokenFile: null, staticTokens: [], tokenFileChangedAt: null };
  if (!tokenFlag.ok) return { ...none, mode: 'unknown', warning: tokenFlag.error };
  const tokenAuthFile = tokenFlag.value;
  if (tokenAuthFile === null)
    return isToken
      ? { ...none, mode: 'unknown', warning: { code: 'token-file-unnamed', file: argsPath } }
      : { ...none, mode: 'x509', warning: null };
  const unread = {
    ...none,
    mode: isToken ? ('token' as const) : ('mixed' as const),
    tokenFile: tokenAuthFile,
  };
  const file = await files.read(tokenAuthFile, fileLimits.tokenFile);
  if (!file.ok) return { ...unread, warning: file.error };
  const { changedAt: tokenFileChangedAt, bytes } = file.value;
  const read = readTokenFile(bytes);
  if (!read.ok)
    return {
      ...unread,
      tokenFileChangedAt,
      warning: { code: 'token-file-refused', file: tokenAuthFile, ...read.error },
    };
  const staticTokens = read.rows.map(({ line, user, groups, token }) => ({
    line,
    user,
    token,
    isAdmin: isToken && token.equals(credential.token),
    isMaster: groups.includes('system:masters'),
    knownSince: tokenFileChangedAt,
  }));
  const differs = isToken && !staticTokens.some(({ isAdmin }) => isAdmin);
  return {
    ...unread,
    staticTokens,
    tokenFileChangedAt,
    warning: differs ? { code: 'admin-token-differs', file: tokenAuthFile } : null,
  };
}

function textOf(content: FileContent, file: string): Result<string, AppError> {
  if (content.bytes.length === 0) return fail({ code: 'file-empty', file });
  return isText(content.bytes) ? ok(utf8(content.bytes)) : fail({ code: 'file-not-text', file });
}
