import { Agent } from 'node:http';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../shared/contract/values/result.ts';
import type { ClusterAddress, PodPort } from '../../core/ports/cluster-api.ts';
import { TransportFailure } from '../api/transport-failure.ts';
import { openTunnel } from './open-tunnel.ts';
import { readAhead } from './tunnel.ts';

/** As many as a browser opens to one host, and some for what goes on for long, such as a watch. */
const mostConnections = 32;
type Made = (error: Error | null, connection?: Duplex) => void;

/** Opens each connection of an HTTP client through the API server, to the pod that answers now. */
export class TunnelAgent extends Agent {
  readonly #cluster: () => ClusterAddress;
  readonly #target: () => Promise<Result<PodPort, AppError>>;
  readonly #open = new Set<Duplex>();
  #isOver = false;

  constructor(cluster: () => ClusterAddress, target: () => Promise<Result<PodPort, AppError>>) {
    super({ keepAlive: true, maxSockets: mostConnections });
    this.#cluster = cluster;
    this.#target = target;
  }

  override createConnection(_options: object, made: Made): undefined {
    this.#connect().then(
      (connection) => {
        this.#open.add(connection);
        connection.once('close', () => this.#open.delete(connection));
        if (this.#isOver) connection.destroy();
        made(null, connection);
      },
      (error: unknown) => made(error as Error),
    );
  }

  /** A tunnel has no socket options to set. */
  override keepSocketAlive(): boolean {
    return true;
  }

  /** Ends all of its connections, those in use or being opened too. */
  override destroy(): void {
    this.#isOver = true;
    super.destroy();
    for (const connection of this.#open) connection.destroy();
  }

  async #connect(): Promise<Duplex> {
    const target = await this.#target();
    if (!target.ok) throw new TransportFailure(target.error);
    if (this.#isOver) throw new Error('the session ended');
    const tunnel = await openTunnel(this.#cluster(), target.value);
    return target.value.isTls ? insidePod(tunnel) : tunnel;
  }
}

/**
 * TLS to a pod, whose certificate nobody signed: the tunnel ends in that pod, and the API server, whose certificate was
 * verified, vouches for it. Nothing else is sent to a server whose certificate was not
 * verified.
 */
function insidePod(tunnel: Duplex): Duplex {
  const secured = connect({
    socket: tunnel,
    rejectUnauthorized: false,
    ALPNProtocols: ['http/1.1'],
    ...readAhead,
  });
  tunnel.on('error', (error) => secured.destroy(error));
  return secured;
}
