import type { CertificateRow } from '../../../../shared/contract/state/certificates-state.ts';
import type { TlsFlags } from '../args/tls-flags.ts';
import type { FoundCluster } from '../snap-data/find-cluster.ts';
import type { SeenFile } from './read-place.ts';
import type { SeenCertificate } from './seen-certificate.ts';

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

/** What lies in kubelet.crt and its key, with who makes another one. */
export function ofKubelet(look: SeenFile, found: KubeletCluster): SeenFile {
  const named = found.nodeName === undefined ? {} : { nodeName: found.nodeName };
  return {
    ...look,
    seen: look.seen.map((each) => ({ ...withMaker(each, found), ...named })),
    unread: look.unread.map((each) => ({ ...withMaker(each, found), ...named })),
  };
}

interface KubeletCluster extends Pick<FoundCluster, 'root' | 'tls' | 'mode'> {
  /** The name that the kubelet was told to have; undefined where it has that of the machine. */
  readonly nodeName?: string | undefined;
}

/**
 * MicroK8s makes it only where clients sign in with certificates. Elsewhere the kubelet makes its own, which is refused where
 * the API server checks kubelets: by the cluster CA, which can sign another one, or by one that MicroK8s does not have.
 */
function withMaker<Each extends Pick<CertificateRow, 'role' | 'standing' | 'maker'>>(
  each: Each,
  { root, tls, mode }: KubeletCluster,
): Each {
  const isOwn = each.role === 'kubelet-own';
  if (!isOwn && (each.role !== 'kubelet' || mode === 'x509')) return each;
  if (!isOwn && mode === 'unknown') return { ...each, maker: null };
  const authority = tls['kubelet-certificate-authority'];
  if (authority === undefined) return { ...each, maker: 'kubelet' };
  if (authority !== `${root}/certs/ca.crt`) return { ...each, standing: 'elsewhere', maker: 'kubelet' };
  return { ...each, role: isOwn ? 'kubelet-checked' : 'kubelet', maker: 'ca' };
}
