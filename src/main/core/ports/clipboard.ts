import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../shared/contract/values/result.ts';
import type { WhyLeft } from '../../../shared/contract/state/why-left.ts';
import type { Secret } from './secret.ts';

/** What can be said of a secret that was put there. */
export interface Put {
  /** Whether it can be taken away while no window of ours has the focus. */
  readonly clearsAlone: boolean;
}

/** What was seen a moment after a secret was taken away; `not-ours`: something else was there before. */
export type Removal = 'cleared' | 'not-ours' | WhyLeft;

/** The desktop's clipboard. */
export interface Clipboard {
  /** Puts a secret there, without the PRIMARY selection; `clipboard-needs-window` where only a focused window may. */
  put(secret: Secret): Promise<Result<Put, AppError>>;
  /** Takes it away when it still holds exactly what `put` placed there, and looks whether it is gone. */
  clearIfOurs(): Promise<Removal>;
  /** Puts plain text there, such as a command; what was put before counts as replaced. */
  putText(text: string): Promise<void>;
}
