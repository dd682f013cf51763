import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A second way to a session bus, whose connections can be cut while the bus runs on. */
export interface BusRelay {
  readonly address: string;
  /** How many connections there are. */
  connections(): number;
  cut(): void;
  stop(): Promise<void>;
}

/** Listens beside the socket of the bus at `address`, a path. */
export async function startBusRelay(address: string): Promise<BusRelay> {
  const path = address.replace('unix:path=', '');
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(path);
    sockets.add(near);
    near.on('close', () => {
      sockets.delete(near);
      far.destroy();
    });
    far.on('close', () => near.destroy());
    [near, far].forEach((socket) => socket.on('error', () => undefined));
    near.pipe(far).pipe(near);
  });
  const cut = () => sockets.forEach((socket) => socket.destroy());
  await once(server.listen(`${path}-relay`), 'listening');
  return {
    address: `${address}-relay`,
    connections: () => sockets.size,
    cut,
    async stop() {
      cut();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
