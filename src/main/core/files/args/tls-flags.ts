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
/** What these flags say, by their names: absolute paths; those that are not there or not known are missing. */
export type TlsFlags = Readonly<Partial<Record<TlsFlag, string>>>;

/** What the API server was told about certificates. */
export function readTlsFlags(args: ApiServerArgs): TlsFlags {
  const types = args.list(list);
  const told = paths.map((name) => [name, args.path(name)] as const);
  return {
    ...Object.fromEntries(
      told.flatMap(([name, path]) => (path.ok && path.value !== null ? [[name, path.value] as const] : [])),
    ),
    ...(types.ok && types.value !== null ? { [list]: types.value.join() } : {}),
  };
}
