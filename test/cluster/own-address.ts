import { networkInterfaces } from 'node:os';

/** An address of this machine that is not loopback, as one node has it for another; null where there is none. */
export const ownAddress =
  Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null;
