import { createContext, useContext } from 'react';
import type { Snapshot } from '../../shared/contract/state/snapshot.ts';
import type { Screen } from './screens.ts';

/** Where the guide through a rotation of the demo's token is, in its order; `failed`: it did not end as it does there. */
export const guideSteps = ['go', 'rotate', 'running', 'proof', 'undoing', 'done'] as const;
export type GuideStep = (typeof guideSteps)[number] | 'failed';

/** The guide as the views have it. */
export interface Guide {
  /** Where it is; null while nobody is guided. */
  readonly step: GuideStep | null;
  readonly start: () => void;
  readonly leave: () => void;
}

/** Gives every view the guide. */
export const GuideContext = createContext<Guide>({
  step: null,
  start: () => undefined,
  leave: () => undefined,
});

/** The guide. */
export function useGuide(): Guide {
  return useContext(GuideContext);
}

/** Where a guide is that began `since`, by what the rotation has come to since then; epoch milliseconds. */
export function guideStep({ run, journal }: Snapshot['rotation'], screen: Screen, since: number): GuideStep {
  if (screen !== 'admin') return 'go';
  const own = run !== null && run.startedAt >= since ? run : null;
  if (own !== null && own.status !== 'ended') return own.command === 'undo' ? 'undoing' : 'running';
  const left = journal.status === 'ended' && journal.endedAt >= since ? journal.outcome : null;
  const outcome = own?.outcome ?? left;
  switch (outcome?.result) {
    case undefined:
      return own === null ? 'rotate' : 'failed';
    case 'rotated':
      return 'proof';
    case 'reverted':
    case 'forgotten':
      return 'done';
    case 'undone':
    case 'settled':
    case 'nothing':
    case 'cancelled':
    case 'refused':
    case 'stuck':
      return 'failed';
  }
}
