import type { FoundCluster } from '../snap-data/find-cluster.ts';
import { Secret } from '../../ports/secret.ts';
import { fileLimits } from '../text/file-limits.ts';
import { utf8 } from '../text/utf8.ts';
import type { ReadPlacePorts, Unread } from './read-place.ts';

/** The files whose keys sign tokens, and those by whose keys they are known. */
export interface TokenKeyFiles {
  /** Absolute; null where the API server was not told of one, or that is not known. */
  readonly signing: string | null;
  readonly verifying: readonly string[];
}

/** Which files of keys the API server was told to use for tokens. */
export function tokenKeyFiles({ args }: Pick<FoundCluster, 'args'>): TokenKeyFiles {
  const [signing, verifying] = [
    args.path('service-account-signing-key-file'),
    args.paths('service-account-key-file'),
  ];
  return { signing: signing.ok ? signing.value : null, verifying: verifying.ok ? verifying.value : [] };
}

const anyKey = /-----BEGIN ((?:[A-Z]+ )*(?:KEY|CERTIFICATE))-----[^-]+-----END \1-----/;

/** Those of them that are of no use, without which the API server does not start; one that only root may read is not judged. */
export async function readTokenKeys(
  { signing, verifying }: TokenKeyFiles,
  ports: ReadPlacePorts,
): Promise<readonly Unread[]> {
  const files = [...new Set([...(signing === null ? [] : [signing]), ...verifying])];
  const judged = files.map(async (file): Promise<readonly Unread[]> => {
    const error = await judge(file, file === signing, ports);
    const common = { id: `file:${file}`, role: 'token-key', standing: 'own', maker: 'microk8s' } as const;
    return error === null ? [] : [{ ...common, error }];
  });
  return (await Promise.all(judged)).flat();
}

async function judge(
  file: string,
  signs: boolean,
  { files, certificates }: ReadPlacePorts,
): Promise<Unread['error'] | null> {
  const content = await files.read(file, fileLimits.key);
  if (!content.ok) return content.error.code === 'file-missing' ? content.error : null;
  const text = utf8(content.value.bytes);
  const problem = text.trim() === '' ? 'empty' : 'damaged';
  const isUsable = signs ? certificates.isKey(new Secret(text)) : anyKey.test(text);
  return isUsable ? null : { code: 'certificate-key-unusable', file, problem };
}
