import { Agent, type AgentOptions } from 'node:https';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { Duplex } from 'node:stream';
import { isRootsOrOurs } from '../files/trusted-path.ts';
import { canonicalAddress, listSockets, type SocketEnd } from './socket-table.ts';

/** What answers belongs to another user; null where that could not be seen. */
export class ForeignServer extends Error {
  readonly uid: number | null;

  constructor(uid: number | null) {
    super('foreign server');
    this.uid = uid;
  }
}

/** Whether an address is of this machine, so that both ends of a connection are in its table of sockets. */
export type IsHere = (address: string) => boolean;

type Handed = (error: Error | null, socket: Duplex) => void;

/** A socket may be left out of one reading of the table, which is no snapshot. */
const mostReadings = 3;
const wildcards = ['0.0.0.0', '::'];

/**
 * A connection for each request, which sees it only when the server’s end of this very connection was found to be
 * root’s or ours. On another machine the end cannot be seen: `elsewhere` says whether one may go there.
 */
export class OwnServerAgent extends Agent {
  readonly #deadlineMs: number;
  readonly #isHere: IsHere;
  readonly #elsewhere: 'refused' | 'allowed';

  constructor(
    options: AgentOptions,
    deadlineMs: number,
    { isHere, elsewhere }: { readonly isHere: IsHere; readonly elsewhere: 'refused' | 'allowed' },
  ) {
    super({ ...options, keepAlive: false });
    this.#deadlineMs = deadlineMs;
    this.#isHere = isHere;
    this.#elsewhere = elsewhere;
  }

  override createConnection(options: ConnectionOptions, handed?: Handed): undefined {
    void this.#connect(options).then(
      (socket) => handed?.(null, socket),
      // Node takes a failure without a connection, which its types do not know.
      (error: unknown) => (handed as (error: unknown) => void)(error),
    );
  }

  async #connect(options: ConnectionOptions): Promise<TLSSocket> {
    if (this.#elsewhere === 'refused') checkListeners(options);
    const socket = connect({ ...options, rejectUnauthorized: true });
    try {
      await opened(socket, this.#deadlineMs);
      const isHere = this.#isHere(canonicalAddress(socket.remoteAddress ?? ''));
      if (isHere || this.#elsewhere === 'refused') checkPeer(socket);
      return socket;
    } catch (error) {
      socket.destroy();
      throw error;
    }
  }
}

function opened(socket: TLSSocket, withinMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(coded('ETIMEDOUT')), withinMs);
    const over = (act: () => void) => () => {
      clearTimeout(patience);
      act();
    };
    socket.once('secureConnect', over(resolve));
    socket.once(
      'close',
      over(() => reject(coded('ECONNRESET'))),
    );
    // Stays: a connection may break while its end is looked for.
    socket.on('error', (error: Error) => over(() => reject(error))());
  });
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Refuses before anything is sent when anybody else’s socket could take the connection. */
function checkListeners({ host, port }: ConnectionOptions): void {
  const named = canonicalAddress(host ?? '');
  const isNamed = ({ address }: SocketEnd) =>
    wildcards.includes(address) ||
    (named === 'localhost' ? address === '::1' || address.startsWith('127.') : address === named);
  const listeners = listSockets(Number(port)).filter(
    ({ state, local }) => state === 'listening' && isNamed(local),
  );
  const foreign = listeners.find(({ uid }) => !isRootsOrOurs(uid));
  if (foreign !== undefined) throw new ForeignServer(foreign.uid);
}

function checkPeer(socket: TLSSocket): void {
  const [here, there] = [
    { address: canonicalAddress(socket.localAddress ?? ''), port: socket.localPort },
    { address: canonicalAddress(socket.remoteAddress ?? ''), port: socket.remotePort },
  ] as const;
  const isAt = (
    end: SocketEnd,
    { address, port }: { readonly address: string; readonly port: number | undefined },
  ) => end.address === address && end.port === port;
  for (let reading = 1; reading <= mostReadings; reading += 1) {
    const [peer, another] = listSockets(socket.remotePort ?? 0).filter(
      ({ state, local, remote }) => state === 'established' && isAt(local, there) && isAt(remote, here),
    );
    if (peer === undefined) continue;
    if (another === undefined && isRootsOrOurs(peer.uid)) return;
    throw new ForeignServer(another === undefined ? peer.uid : null);
  }
  throw new ForeignServer(null);
}
