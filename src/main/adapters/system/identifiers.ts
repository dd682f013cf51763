import { randomBytes } from 'node:crypto';
import type { Identifiers } from '../../core/ports/clock.ts';

/** Identifiers from the system's random source. */
export const randomIdentifiers: Identifiers = {
  next: () => randomBytes(8).toString('hex'),
};
