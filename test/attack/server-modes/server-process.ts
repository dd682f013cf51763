import { startHostileServer, type Behind, type ServerKeys } from './hostile-server.ts';
import { serverModes } from './server-modes.ts';

/** What a server of its own process needs to begin. */
export interface ServerStart {
  readonly behind: Behind;
  readonly keys: ServerKeys;
}

/** The name of the mode to turn to; null is as good as the real API server. */
export interface Turn {
  readonly to: string | null;
}

/** The server's answers: its port at first, then for each turn how often a redirect was followed in the mode before. */
export type ServerAnswer = { readonly port: number } | { readonly stolen: number };

/** Serves in the modes that the parent names, one after the other. */
export async function serveModes(): Promise<void> {
  const tell = (answer: ServerAnswer) => process.send?.(answer);
  const modes = new Map(serverModes.map((mode) => [mode.name, mode]));
  const start = await new Promise<ServerStart>((resolve) => {
    process.once('message', (message) => resolve(message as ServerStart));
    process.send?.('ready');
  });
  const server = await startHostileServer(start.behind, start.keys);
  process.on('message', ({ to }: Turn) => {
    const stolen = server.stolen();
    const mode = to === null ? null : modes.get(to);
    if (mode === undefined) throw new TypeError(`no mode ${to}`);
    server.turn(mode);
    tell({ stolen });
  });
  tell({ port: server.port });
}
