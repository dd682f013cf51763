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

  /** Probes no more. */
  stop(): void {
    this.#stop?.();
    this.#stop = null;
  }

  #begin(): void {
    const { clock, ask, onBack } = this.#parts;
    let cancel: () => void = () => undefined;
    let isOver = false;
    const probe = async (round: number) => {
      const isBack = await ask();
      if (isOver) return;
      if (!isBack) {
        arm(round + 1);
        return;
      }
      this.stop();
      onBack();
    };
    const arm = (round: number) => {
      cancel = clock.after(Math.min(round * stepMs, mostMs), () => void probe(round));
    };
    this.#stop = () => {
      isOver = true;
      cancel();
    };
    arm(1);
  }
}
