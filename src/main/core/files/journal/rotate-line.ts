import type { RotationCommand } from '../../../../shared/contract/state/rotation.ts';
import { shellWord } from '../../../../shared/words/text/shell-word.ts';
import { rotationStateFolder } from './journal.ts';

/** One run of the engine: what it does, and on which folders. */
export interface RotateCall {
  readonly command: RotationCommand;
  /** Null for the snap's own folder. */
  readonly snapData: string | null;
  readonly stateFolder: string;
  /** The new token of `rotate` comes on stdin, where nobody can answer a question then. */
  readonly tokenStdin?: boolean;
}

/** The engine's arguments; the folders that it takes by itself are left out. */
export function rotateArguments({
  command,
  snapData,
  stateFolder,
  tokenStdin = false,
}: RotateCall): string[] {
  return [
    'rotate',
    ...(command === 'rotate' ? [] : [`--${command}`]),
    ...(command === 'rotate' && tokenStdin ? ['--yes', '--token-stdin'] : []),
    ...(snapData === null ? [] : ['--snap-data', snapData]),
    ...(stateFolder === rotationStateFolder ? [] : ['--state-dir', stateFolder]),
  ];
}

/** The line by which a person runs the engine in a terminal; `program` starts it. */
export function rotateLine(
  call: RotateCall,
  { asRoot, program }: { readonly asRoot: boolean; readonly program: readonly string[] },
): string {
  return [...(asRoot ? ['sudo'] : []), ...program, ...rotateArguments(call)].map(shellWord).join(' ');
}
