import type { KubeletNode } from '../args/kubelet-args.ts';
import type { TlsFlags } from '../args/tls-flags.ts';

/** What the system says of this node. */
export interface NodeSystem {
  readonly hostname: string;
  /** The IPv4 address of the default route; null without one. */
  readonly lan: string | null;
}

/** As the API server has them where it was not told otherwise. */
const usualTypes = 'Hostname,InternalDNS,InternalIP,ExternalDNS,ExternalIP';

/** The name under which the kubelet registers this node. */
function nodeName({ name }: KubeletNode, hostname: string): string {
  return (name === null || name === '' ? hostname : name).trim().toLowerCase();
}

/** The name that the kubelet was told to have, where a certificate can be for it and the machine has another. */
export function kubeletName(kubelet: KubeletNode, hostname: string): string | undefined {
  const name = nodeName(kubelet, hostname);
  return name === hostname.toLowerCase() || !/^[a-z0-9.:-]+$/.test(name) ? undefined : name;
}

/** Where the API server asks this node's kubelet: by the first kind of address that every node has; null where that is not known. */
export function nodeAddress(tls: TlsFlags, kubelet: KubeletNode, system: NodeSystem): string | null {
  const types = (tls['kubelet-preferred-address-types'] ?? usualTypes).split(',');
  const first = types.find((type) => type === 'Hostname' || type === 'InternalIP');
  if (first === undefined) return null;
  const name = nodeName(kubelet, system.hostname);
  return first === 'Hostname' ? name : internalIp(kubelet, name, system.lan);
}

/** As the kubelet chooses it: what it was told, a name that is an address, the default route. */
function internalIp({ ip }: KubeletNode, name: string, lan: string | null): string | null {
  const [first, second, ...more] = (ip ?? '')
    .split(',')
    .map((each) => readIp(each.trim()))
    .filter((each) => each !== null);
  // It does not start with two of one family.
  if (more.length > 0 || (second !== undefined && isIpv6(first ?? '') === isIpv6(second))) return null;
  if (first !== undefined && !isUnspecified(first)) return first;
  const named = readIp(name);
  if (named !== null) return named;
  return first !== undefined && isIpv6(first) ? null : lan;
}

/** An address as Go's sloppy reader takes it, which lets zeros lead; null for none. */
function readIp(text: string): string | null {
  if (/^[\da-f:.]*:[\da-f:.]*$/i.test(text)) return text;
  const parts = /^\d+\.\d+\.\d+\.\d+$/.test(text) ? text.split('.').map(Number) : [];
  return parts.length === 4 && parts.every((part) => part <= 255) ? parts.join('.') : null;
}

function isIpv6(ip: string): boolean {
  return ip.includes(':');
}

function isUnspecified(ip: string): boolean {
  return /^[0:.]+$/.test(ip);
}
