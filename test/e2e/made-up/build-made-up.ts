import { join } from 'node:path';
import type { CopiedBuild } from '../copied-build.ts';
import { buildOtherwise } from '../other-build.ts';

/** Builds the app with a made-up language in the place of German, to be removed afterwards. */
export function buildMadeUp(): CopiedBuild {
  return buildOtherwise('made-up', join(import.meta.dirname, 'electron.vite.config.ts'));
}
