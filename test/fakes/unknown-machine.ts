import type { Machine } from '../../src/main/core/ports/machine.ts';

/** A machine that tells nothing of itself and has no log. */
export const unknownMachine: Machine = {
  version: '1.2.3',
  runtime: 'Node 1.2.3',
  desktop: undefined,
  sessionType: undefined,
  logFiles: [],
  secretService: () => Promise.resolve(null),
};
