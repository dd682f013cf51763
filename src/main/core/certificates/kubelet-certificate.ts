import type { TlsFlags } from '../args/tls-flags.ts';
import type { SeenCertificate } from './seen-certificate.ts';

/** As the API server has them where it was not told otherwise. */
const usualTypes = 'Hostname,InternalDNS,InternalIP,ExternalDNS,ExternalIP';

/** The certificate that the kubelet of this node shows, where the API server was told to check it. */
export function kubeletCertificate(
  seen: readonly SeenCertificate[],
  tls: TlsFlags,
): SeenCertificate | undefined {
  if (tls['kubelet-certificate-authority'] === undefined) return undefined;
  return (
    seen.find(({ place }) => place === 'certs/kubelet-server-current.pem') ??
    seen.find(({ place }) => place === 'certs/kubelet.crt')
  );
}

/**
 * What a kubelet made itself is refused where the API server checks kubelets: by the cluster CA, which can sign another one,
 * or by one that MicroK8s does not have.
 */
export function checkedKubelet(each: SeenCertificate, root: string, tls: TlsFlags): SeenCertificate {
  const authority = tls['kubelet-certificate-authority'];
  if (each.role !== 'kubelet-own' || authority === undefined) return each;
  return authority === `${root}/certs/ca.crt`
    ? { ...each, role: 'kubelet-checked' }
    : { ...each, standing: 'elsewhere' };
}

/** Where the API server asks this node's kubelet: by the first kind of address that every node has; null where that is not known. */
export function nodeAddress(tls: TlsFlags, hostname: string, lan: string | null): string | null {
  const types = (tls['kubelet-preferred-address-types'] ?? usualTypes).split(',');
  const first = types.find((type) => type === 'Hostname' || type === 'InternalIP');
  if (first === undefined) return null;
  return first === 'Hostname' ? hostname.toLowerCase() : lan;
}
