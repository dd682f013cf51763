import type { Socket } from 'node:net';
import { canonicalAddress, listSockets } from '../engine/socket-table.ts';

/** The uid of whoever holds the other end of a connection of this machine; null where the kernel does not tell. */
export function peerUser({ remoteAddress, remotePort, localAddress, localPort }: Socket): number | null {
  if (remoteAddress === undefined || remotePort === undefined || localAddress === undefined) return null;
  const peer = listSockets(remotePort).find(
    ({ local, remote }) =>
      local.address === canonicalAddress(remoteAddress) &&
      remote.address === canonicalAddress(localAddress) &&
      remote.port === localPort,
  );
  return peer?.uid ?? null;
}
