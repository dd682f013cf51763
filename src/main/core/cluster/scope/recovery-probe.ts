import type { Clock } from '../../ports/clock.ts';

/** What probing needs. */
export interface RecoveryProbeParts {
  readonly clock: Clock;
  /** Asks the server for something small: whether it answers. */
  readonly ask: () => Promise<boolean>;
  /** It answers again. */
  readonly onBack: () => void;
}

/** The pause before the first probe, by which each later one is longer, and the longest: who looks at the window waits no longer. */
const stepMs = 500;
const mostMs = 1_500;
/** After this nobody may be looking any more: each pause is twice the one before, up to the longest. */
const eagerMs = 120_000;
const mostLateMs = 30_000;

/** Asks a server that is away, while somebody waits for it, whether it is back. */
export class RecoveryProbe {
  readonly #parts: RecoveryProbeParts;
  #stop: (() => void) | null = null;

  constructor(parts: RecoveryProbeParts) {
    this.#parts = parts;
  }

  /** Probes from now on, or goes on with it, until it is back or nobody wants it. */
  want(isWanted: boolean): void {
    if (!isWanted) this.stop();
    else if (this.#stop === null) this.#begin();
  }

  /** Somebody has just come to look: where it probes, it probes often again. */
  hasten(): void {
    if (this.#stop === null) return;
    this.stop();
    this.#begin();
  }

  /** Probes no more. */
  stop(): void {
    this.#stop?.();
    this.#stop = null;
  }

  #begin(): void {
    const { clock, ask, onBack } = this.#parts;
    let cancel: () => void = () => undefined;
    let isOver = false;
    let isEager = true;
    const cancelEager = clock.after(eagerMs, () => (isEager = false));
    const probe = async (pauseMs: number) => {
      const isBack = await ask();
      if (isOver) return;
      if (!isBack) {
        arm(isEager ? Math.min(pauseMs + stepMs, mostMs) : Math.min(2 * pauseMs, mostLateMs));
        return;
      }
      this.stop();
      onBack();
    };
    const arm = (pauseMs: number) => {
      cancel = clock.after(pauseMs, () => void probe(pauseMs));
    };
    this.#stop = () => {
      isOver = true;
      cancelEager();
      cancel();
    };
    arm(stepMs);
  }
}
