import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { RestartedService } from '../../../shared/contract/errors/rotation-errors.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import type { AuthenticationMode } from '../../../shared/contract/state/authentication-mode.ts';
import { fileLimits } from '../files/text/file-limits.ts';
import { findCluster } from '../files/snap-data/find-cluster.ts';
import type { Certificates } from '../ports/cryptography.ts';
import type { GuardedFiles, MicroK8sService, RotationHost } from './engine-ports.ts';
import type { Secret } from '../ports/secret.ts';
import { findOwnServer, type OwnServer } from './own-server.ts';

/** One of the files that a rotation changes, as it was read. */
export interface RotatedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What was seen of a cluster in one look, before anything is judged or touched. */
export interface EngineLook extends OwnServer {
  /** Snap data as it was named, and where it led. */
  readonly snapData: string;
  readonly folder: string;
  readonly mode: AuthenticationMode;
  /** Null in x509 mode. */
  readonly tokenFile: RotatedFile | null;
  /** Epoch milliseconds; null where no token file was read. */
  readonly tokenFileChangedAt: number | null;
  readonly clientConfig: RotatedFile;
  /** The token of client.config; null when it holds a certificate. */
  readonly clientToken: Secret | null;
  readonly isStopped: boolean;
  readonly isJoining: boolean;
  /** Whether the cluster is of a kind that can have several control plane nodes. */
  readonly mayHaveOthers: boolean;
  /** The service that runs the API server. */
  readonly service: RestartedService;
}

/** What looking needs. */
export interface LookPorts {
  readonly files: GuardedFiles;
  readonly certificates: Certificates;
  readonly host: Pick<RotationHost, 'addresses'>;
}

/** Looks at snap data through guarded files only. */
export async function look(snapData: string, ports: LookPorts): Promise<Result<EngineLook, AppError>> {
  const { files, certificates, host } = ports;
  const resolved = await files.resolve(snapData);
  if (!resolved.ok) return resolved;
  const folder = resolved.value;
  const found = await findCluster(folder, ports);
  if (!found.ok) return found;
  const path = found.value.args.path('token-auth-file');
  if (!path.ok) return path;
  const own = await findOwnServer(found.value, { files, certificates, addresses: host.addresses });
  if (!own.ok) return own;
  const { address, mode, mayHaveOthers } = found.value;
  const tokenFilePath = path.value;
  const configPath = `${folder}/credentials/client.config`;
  const [config, table, stopped, joining, lite] = await Promise.all([
    files.read(configPath, fileLimits.kubeconfig),
    tokenFilePath === null ? null : files.read(tokenFilePath, fileLimits.tokenFile),
    ...['stopped.lock', 'join-in-progress', 'lite.lock'].map((name) =>
      files.exists(`${folder}/var/lock/${name}`),
    ),
  ]);
  for (const each of [config, table, stopped, joining, lite]) {
    if (each !== null && each !== undefined && !each.ok) return each;
  }
  const is = (answer: Result<boolean, AppError> | undefined) => answer?.ok === true && answer.value;
  const { credential } = address;
  return ok({
    snapData,
    folder,
    ...own.value,
    mode,
    tokenFile:
      tokenFilePath !== null && table?.ok === true ? { path: tokenFilePath, bytes: table.value.bytes } : null,
    tokenFileChangedAt: table?.ok === true ? table.value.changedAt : null,
    clientConfig: { path: configPath, bytes: config.ok ? config.value.bytes : new Uint8Array() },
    clientToken: credential.kind === 'static-token' ? credential.token : null,
    isStopped: is(stopped),
    isJoining: is(joining),
    mayHaveOthers,
    service: is(lite) ? 'microk8s.daemon-kubelite' : 'microk8s.daemon-apiserver',
  });
}

/** Whether nothing changes the cluster just now: not stopped, not joining, no change of the snap. */
export async function checkCalm(seen: EngineLook, service: MicroK8sService): Promise<Result<null, AppError>> {
  const busy = (reason: Extract<AppError, { code: 'rotation-microk8s-busy' }>['reason']) =>
    ({ ok: false, error: { code: 'rotation-microk8s-busy', reason } }) as const;
  if (seen.isStopped) return busy('stopped');
  if (seen.isJoining) return busy('joining');
  const changing = await service.isChanging();
  if (!changing.ok) return changing;
  return changing.value ? busy('snap-change') : ok(null);
}

/** Looks once more before something is changed: still the same folder, and nothing changes the cluster just now. */
export async function lookAgain(
  seen: EngineLook,
  ports: LookPorts & { readonly service: MicroK8sService },
): Promise<Result<EngineLook, AppError>> {
  const now = await look(seen.snapData, ports);
  if (!now.ok) return now;
  if (now.value.folder !== seen.folder) return fail({ code: 'rotation-moved', snapData: seen.snapData });
  const calm = await checkCalm(now.value, ports.service);
  return calm.ok ? now : calm;
}
