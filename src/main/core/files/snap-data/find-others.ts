import type { ControlPlane } from '../../ports/cluster-api.ts';
import type { MachineAddresses } from '../../ports/machine.ts';

/** Where another control plane node has its API server. */
export interface OtherServerAddress {
  /** Null where the cluster names no node for this address. */
  readonly name: string | null;
  /** `https://host:port`. */
  readonly server: string;
  /** Whether the cluster announces an API server there; a token is sent nowhere else. */
  readonly isAnnounced: boolean;
}

/**
 * The control plane nodes beside this machine, whose own API server is `server`: those that the cluster announces, and
 * those that it knows as control plane nodes and that announce nothing, because they are off or cut off.
 */
export function findOthers(
  { announced, nodes }: ControlPlane,
  server: string,
  { hostname, addresses: own }: MachineAddresses,
): readonly OtherServerAddress[] {
  const ownPort = readNodeServer(server).port;
  const named = nodes.filter(({ name }) => name === hostname.toLowerCase());
  const isThisMachine = ({ addresses }: ControlPlane['nodes'][number]) =>
    addresses.some((address) => own.includes(address));
  const these = named.length > 0 ? named : nodes.filter(isThisMachine);
  const beside = nodes.filter((node) => !these.includes(node));

  const elsewhere = announced.filter(({ address, port }) => !(port === ownPort && own.includes(address)));
  const answering = elsewhere.map((each) => ({
    name: beside.find(({ addresses }) => addresses.includes(each.address))?.name ?? null,
    server: serverAt(each.address, each.port),
    isAnnounced: true,
  }));
  const silent = beside
    .filter(({ isControlPlane }) => isControlPlane)
    .filter(({ addresses }) => !elsewhere.some(({ address }) => addresses.includes(address)))
    .map(({ name, addresses: [address] }) => ({
      name,
      server: serverAt(address ?? name, ownPort),
      isAnnounced: false,
    }));
  // One that announces an address which its node does not have is told twice: it cannot be told from one that is off.
  const all = new Map([...silent, ...answering].map((each) => [each.server, each]));
  return [...all.values()].sort((a, b) => (a.server < b.server ? -1 : 1));
}

/** Whether the cluster knows a node of its control plane with the host of this address; where none is marked, any may be one. */
export function isControlPlaneHost({ nodes }: ControlPlane, server: string): boolean {
  const { host } = readNodeServer(server);
  const marked = nodes.filter(({ isControlPlane }) => isControlPlane);
  const candidates = marked.length === 0 ? nodes : marked;
  return candidates.some(({ name, addresses }) => name === host || addresses.includes(host));
}

function serverAt(address: string, port: number): string {
  return `https://${address.includes(':') ? `[${address}]` : address}:${port}`;
}

/** Host and port of an API server’s URL, which may leave the port of its scheme out. */
export function readNodeServer(server: string): { readonly host: string; readonly port: number } {
  const [, inBrackets, plain, port] = /^https:\/\/(?:\[([^\]]*)\]|([^:/]*))(?::(\d+))?/.exec(server) ?? [];
  return { host: inBrackets ?? plain ?? '', port: port === undefined ? 443 : Number(port) };
}
