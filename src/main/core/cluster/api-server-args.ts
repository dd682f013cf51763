/** The arguments of kube-apiserver that tell how a cluster authenticates and decides. */
export interface ApiServerArgs {
  /** Expanded path of the last `--token-auth-file`. */
  readonly tokenAuthFile: string | null;
  /** `--secure-port`, or what kube-apiserver takes without it; null for what is no port. */
  readonly securePort: number | null;
  /** `--bind-address`; null for all addresses. */
  readonly bindAddress: string | null;
  /** True with `--basic-auth-file`, which MicroK8s had until 1.18. */
  readonly basicAuth: boolean;
  /** What the flags about certificates say, by their names; those that are not there are missing. */
  readonly tls: Readonly<Partial<Record<TlsFlag, string>>>;
}

const tlsFlags = [
  'tls-cert-file',
  'tls-private-key-file',
  'proxy-client-cert-file',
  'proxy-client-key-file',
  'kubelet-client-certificate',
  'kubelet-client-key',
  'client-ca-file',
  'requestheader-client-ca-file',
  'kubelet-certificate-authority',
  'kubelet-preferred-address-types',
  'etcd-certfile',
  'etcd-keyfile',
  'etcd-cafile',
] as const;
export type TlsFlag = (typeof tlsFlags)[number];

const defaultPort = 6443;

/**
 * Reads `args/kube-apiserver`: a flag a line as `--key=value` or `--key value`, `#` comments, quotes stripped,
 * `$NAME` and `${NAME}` expanded from `variables`; of a repeated flag the last counts.
 */
export function readApiServerArgs(text: string, variables: Readonly<Record<string, string>>): ApiServerArgs {
  const flags = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*--?([\w-]+)(?:\s*=\s*|\s+|$)(.*)$/s.exec(line);
    if (match === null) continue;
    const [, name = '', value = ''] = match;
    flags.set(name, expand(unquote(value.trim()), variables));
  }
  const valueOf = (name: string) => {
    const value = flags.get(name) ?? '';
    return value === '' ? null : value;
  };
  return {
    tokenAuthFile: valueOf('token-auth-file'),
    securePort: readPort(valueOf('secure-port')),
    bindAddress: valueOf('bind-address'),
    basicAuth: valueOf('basic-auth-file') !== null,
    tls: Object.fromEntries(
      tlsFlags.flatMap((name) => {
        const value = valueOf(name);
        return value === null ? [] : [[name, value]];
      }),
    ),
  };
}

function readPort(value: string | null): number | null {
  if (value === null) return defaultPort;
  return /^\d{1,5}$/.test(value) ? Number(value) : null;
}

function unquote(value: string): string {
  return /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
}

function expand(value: string, variables: Readonly<Record<string, string>>): string {
  return value.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced?: string, bare?: string) => {
    return variables[braced ?? bare ?? ''] ?? '';
  });
}
