import type { Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import type { Keyfob } from '../keyfob.ts';
import type { Patience } from '../../ports/clock.ts';

/** Looks once at everything that a verdict rests on, and gives what a window would show then. */
export async function takeSurvey(
  { tokens, clusters, store }: Pick<Keyfob, 'tokens' | 'clusters' | 'store'>,
  patience: Patience,
  patienceMs: number,
): Promise<Snapshot> {
  await tokens.load();
  await clusters.refresh();
  const open = clusters.open();
  if (open.ok) await open.value.lookInside();
  await new Promise<void>((resolve) => {
    const isDone = ({ verdict }: Snapshot) => verdict?.kind !== 'looking';
    if (isDone(store.snapshot)) {
      resolve();
      return;
    }
    const end = () => {
      cancel();
      stop();
      resolve();
    };
    const cancel = patience.after(patienceMs, end);
    const stop = store.subscribe((snapshot) => (isDone(snapshot) ? end() : undefined));
  });
  return store.snapshot;
}
