import type { ApiServerArgs } from './api-server-args.ts';

const paths = [
  'tls-cert-file',
  'tls-private-key-file',
  'proxy-client-cert-file',
  'proxy-client-key-file',
  'kubelet-client-certificate',
  'kubelet-client-key',
  'client-ca-file',
  'requestheader-client-ca-file',
  'kubelet-certificate-authority',
  'etcd-certfile',
  'etcd-keyfile',
  'etcd-cafile',
] as const;
const list = 'kubelet-preferred-address-types';

/** A flag of the API server about certificates. */
export type TlsFlag = (typeof paths)[number] | typeof list;
/** A certificate that is shown, and its key: absolute paths. */
export interface ServedPair {
  readonly certificate: string;
  readonly key: string;
}

/** What these flags say, by their names: absolute paths; those that are not there or not known are missing. */
export type TlsFlags = Readonly<Partial<Record<TlsFlag, string>>> & {
  /** What the API server shows where none of the flags tells it, and makes where it is not there. */
  readonly selfMade?: ServedPair;
  /** What it shows to whoever asks for certain names. */
  readonly byName?: readonly ServedPair[];
};

/** Where it has its own where nobody told it. */
const usualFolder = '/var/run/kubernetes';

/** What the API server was told about certificates. */
export function readTlsFlags(args: ApiServerArgs): TlsFlags {
  const types = args.list(list);
  const answers = paths.map((name) => [name, args.path(name)] as const);
  return {
    ...selfMade(args),
    ...byName(args),
    ...Object.fromEntries(
      answers.flatMap(([name, path]) =>
        path.ok && path.value !== null ? [[name, path.value] as const] : [],
      ),
    ),
    ...(types.ok && types.value !== null ? { [list]: types.value.join() } : {}),
  };
}

function selfMade(args: ApiServerArgs): Pick<TlsFlags, 'selfMade'> {
  const [certificate, key] = [args.path('tls-cert-file'), args.path('tls-private-key-file')];
  const folder = args.path('cert-dir');
  if (!certificate.ok || !key.ok || !folder.ok) return {};
  if (certificate.value !== null || key.value !== null) return {};
  const pair = `${folder.value ?? usualFolder}/apiserver`;
  return { selfMade: { certificate: `${pair}.crt`, key: `${pair}.key` } };
}

/** Each is `certificate,key`, or that with the names after a colon. */
function byName(args: ApiServerArgs): Pick<TlsFlags, 'byName'> {
  const pairsFlag = args.list('tls-sni-cert-key');
  if (!pairsFlag.ok || pairsFlag.value === null) return {};
  const pairs = pairsFlag.value.flatMap((text) => {
    const [certificate, key, ...more] = (text.split(':')[0] ?? '').split(',').map((path) => path.trim());
    if (certificate === undefined || key === undefined || more.length > 0) return [];
    return [{ certificate: args.resolve(certificate), key: args.resolve(key) }];
  });
  return { byName: pairs };
}
