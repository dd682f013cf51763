import { shellWord } from '../../shared/shell-word.ts';
import { rotationStateFolder } from '../core/rotation/journal.ts';
import type { CliOptions } from './read-options.ts';

/** The line that runs the engine on the same folders again; those that it takes by itself are left out. */
export function rotateLine(
  { snapData, stateFolder }: Pick<CliOptions, 'snapData' | 'stateFolder'>,
  asRoot: boolean,
): string {
  return [
    ...(asRoot ? ['sudo'] : []),
    ...['keyfob', 'rotate'],
    ...(snapData === null ? [] : ['--snap-data', snapData]),
    ...(stateFolder === rotationStateFolder ? [] : ['--state-dir', stateFolder]),
  ]
    .map(shellWord)
    .join(' ');
}
