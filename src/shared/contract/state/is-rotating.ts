import type { RotationState } from './admin-state.ts';

/** Whether the engine runs, or the desktop asks whether it may. */
export function isRotating({ run }: Pick<RotationState, 'run'>): boolean {
  return run !== null && (run.status === 'running' || run.status === 'authorising');
}
