import type { Attack } from '../attack-row.ts';
import type { ServerMode } from './hostile-server.ts';
import { lyingModes } from './lying-modes.ts';
import { protocolModes } from './protocol-modes.ts';
import { runModes } from './run-modes.ts';

/** Every kind of hostile API server. */
export const serverModes: readonly ServerMode[] = [...protocolModes, ...lyingModes];

/** Keyfob on every kind of hostile API server: each request ends, in words, and main stays small. */
export const attackByServers: Attack = async (onProgress) => {
  const began = performance.now();
  let ended = 0;
  const ends = await runModes(serverModes, ({ mode, grownMb, round }) => {
    ended++;
    const time = round === null ? 'no end' : `${round.milliseconds.toFixed(0)} ms`;
    onProgress(`${ended} of ${serverModes.length}: ${mode}: ${time}, +${grownMb.toFixed(0)} MB`);
  });
  return {
    attack: 'server-modes',
    tried: ends.length,
    broken: ends
      .filter(({ broken }) => broken.length > 0)
      .map(({ mode, broken }) => `${mode}: ${broken.join('; ')}`),
    skipped: [],
    seed: null,
    seconds: (performance.now() - began) / 1000,
  };
};
