import type {
  CertificateRole,
  CertificatesState,
} from '../../../../shared/contract/state/certificates-state.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { readKubeletNode, type KubeletNode } from '../args/kubelet-args.ts';
import { fileLimits } from '../text/file-limits.ts';
import type { FoundCluster } from '../snap-data/find-cluster.ts';
import type { HostAddress } from '../../ports/machine.ts';
import { certificatePlaces, kubeconfigFiles, type CertificateFile } from '../snap-data/certificate-files.ts';
import { kubeletCertificate, ofKubelet } from './kubelet-certificate.ts';
import { nodeAddress, kubeletName } from './node-address.ts';
import { readPlace, type SeenFile, type ReadPlacePorts } from './read-place.ts';
import { obstaclesOf } from './renewal-obstacle.ts';
import { readTokenKeys, tokenKeyFiles } from './token-keys.ts';
import { seenIn, toRows, type SeenCertificate } from './seen-certificate.ts';
import { markSpare, withShown, type ServedChain } from './served-certificate.ts';

/** What reading certificates needs. */
export interface ReadCertificatesPorts extends ReadPlacePorts {
  readonly hostAddress: Pick<HostAddress, 'lan' | 'machine'>;
}

const nothing: SeenFile = { seen: [], unread: [], badKeys: [], change: null };

/** Reads every certificate that a cluster uses: from its files and kubeconfigs, from where its API server was told to look, and what that shows. */
export async function readCertificates(
  found: FoundCluster,
  shown: ServedChain | null,
  ports: ReadCertificatesPorts,
): Promise<NonNullable<CertificatesState>> {
  const { certificates, hostAddress } = ports;
  const { root, tls, isOnNetwork, mode } = found;
  const { server, servesOwn } = found.address;
  const { hostname } = hostAddress.machine();
  const registered = await kubeletNode(root, ports);
  const nodeName = registered === null ? undefined : kubeletName(registered, hostname);
  const isPast = shown?.standing === 'past';
  const [lan, tokenKeys, ...looks] = await Promise.all([
    hostAddress.lan(),
    readTokenKeys(tokenKeyFiles(found), ports),
    ...certificatePlaces(root, tls).map(async (place) => {
      const look = await readPlace(place, ports);
      return place.role === 'kubelet' ? ofKubelet(look, { ...found, nodeName }) : look;
    }),
    ...kubeconfigFiles.map((file) => readKubeconfig(root, file, ports)),
  ]);
  const seen = withShown(
    markSpare(looks.flatMap((look) => look.seen)),
    shown === null
      ? []
      : seenIn(
          shown.value,
          { role: 'server', rest: 'between', standing: servesOwn ? 'own' : 'elsewhere', place: server },
          certificates,
        ),
    isPast,
  );
  const obstacleOf = obstaclesOf(
    looks.flatMap(({ badKeys }) => badKeys),
    mode,
  );
  const served =
    seen.find(({ place }) => place === server && !isPast) ??
    seen.find(({ role, standing, place }) => role === 'server' && standing !== 'spare' && place !== server);
  const hosts = new Set([hostOf(server), ...(isOnNetwork && lan !== null ? [lan] : [])]);
  const kubelet = kubeletCertificate(seen, tls);
  const node = registered === null ? null : nodeAddress(tls, registered, { hostname, lan });
  const [lastChange = null] = looks
    .flatMap(({ change }) => (change === null ? [] : [change]))
    .toSorted((a, b) => b.at - a.at);
  const uncovered = (certificate: SeenCertificate | undefined, names: Iterable<string>) =>
    certificate === undefined ? [] : [...names].filter((name) => !certificates.covers(certificate.pem, name));
  return {
    rows: toRows(seen, certificates, obstacleOf),
    unread: [...looks.flatMap(({ unread }) => unread), ...tokenKeys]
      .filter(({ role, error }) => !(shown !== null && !isPast && role === 'server' && isPermission(error)))
      // One key can lie beside two certificates.
      .filter(({ id }, at, all) => all.findIndex((each) => each.id === id) === at)
      .map((each) => ({ ...each, obstacle: obstacleOf(each) })),
    uncovered: uncovered(served, hosts),
    kubeletUncovered: uncovered(kubelet, node === null ? [] : [node]),
    lastChange,
    obstacles: {
      server: obstacleOf({ role: 'server', standing: 'own', maker: 'microk8s' }),
      ca: obstacleOf({ role: 'ca', standing: 'own', maker: 'microk8s' }),
    },
  };
}

/** What the kubelet was told of its node; null where that is not known. */
async function kubeletNode(root: string, { files }: ReadCertificatesPorts): Promise<KubeletNode | null> {
  const content = await files.read(`${root}/args/kubelet`, fileLimits.args);
  if (!content.ok) return content.error.code === 'file-missing' ? { name: null, ip: null } : null;
  const read = readKubeletNode(content.value.bytes, root);
  return read.ok ? read.value : null;
}

async function readKubeconfig(
  root: string,
  { file, role }: CertificateFile,
  { files, certificates }: ReadCertificatesPorts,
): Promise<SeenFile> {
  const path = `${root}/${file}`;
  const content = await files.read(path, fileLimits.kubeconfig);
  if (!content.ok)
    return content.error.code === 'file-missing' ? nothing : unusable(path, role, content.error);
  const { checkKubeconfig } = await import('../kubeconfig/kubeconfig.ts');
  const kubeconfig = checkKubeconfig(content.value.bytes, path, certificates);
  if (!kubeconfig.ok) return unusable(path, role, kubeconfig.error);
  const { bundlePem, credential } = kubeconfig.value;
  const seen = [
    ...seenIn(bundlePem, { role: 'ca', rest: 'ca', standing: 'own', place: file }, certificates),
    ...(credential.kind === 'client-certificate'
      ? seenIn(
          credential.certificatePem,
          { role, rest: 'between', standing: 'own', place: file },
          certificates,
        )
      : []),
  ];
  return { seen, unread: [], badKeys: [], change: { file: path, at: content.value.changedAt } };
}

function unusable(path: string, role: CertificateRole, error: AppError): SeenFile {
  const each = { id: `file:${path}`, role, standing: 'own', maker: 'microk8s', error } as const;
  return { ...nothing, unread: [each] };
}

/** What only root may read is seen on the wire all the same. */
function isPermission({ code }: AppError): boolean {
  return code === 'no-permission' || code === 'root-only';
}

function hostOf(server: string): string {
  return server
    .replace(/^https:\/\//, '')
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '');
}
