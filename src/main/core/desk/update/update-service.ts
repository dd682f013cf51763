import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { isRotating } from '../../../../shared/contract/state/is-rotating.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import { updatePhrases } from '../../../../shared/words/en/update-phrases.ts';
import type { PersonAsker } from '../../cluster/scope/desk.ts';
import type { Installation } from '../../ports/machine.ts';
import type { TokenStore } from '../../vault/token-store.ts';
import type { Store } from '../state/store.ts';

/** What it needs. */
export interface UpdateServiceParts {
  readonly store: Store;
  readonly tokens: Pick<TokenStore, 'inMemory'>;
  readonly installation: Installation;
  readonly asker: PersonAsker;
  readonly restartApp: () => void;
}

/** Tells that another build was installed while this one runs, and starts it when a person wants that. */
export class UpdateService {
  readonly #parts: UpdateServiceParts;
  #stop: () => void = () => undefined;

  constructor(parts: UpdateServiceParts) {
    this.#parts = parts;
  }

  /** Begins to watch. */
  watch(): void {
    const { installation, store } = this.#parts;
    this.#stop = installation.watch(() => store.change({ updated: true }));
  }

  /** Ends watching. */
  stop(): void {
    this.#stop();
  }

  /** Not while a rotation runs, whose end the window tells; tokens that only this process has are asked about. */
  async restart(): Promise<Result<null, AppError>> {
    const { store, tokens, asker, restartApp } = this.#parts;
    const busy = fail<AppError>({ code: 'rotation-busy', pid: null });
    if (isRotating(store.snapshot.rotation)) return busy;
    const lost = tokens.inMemory().length;
    if (lost > 0) {
      const { message, detail, agree } = updatePhrases().question;
      const agreed = await asker.ask({ message, detail: detail(lost), agree }, true);
      if (!agreed.ok) return agreed;
      if (isRotating(store.snapshot.rotation)) return busy;
    }
    restartApp();
    return ok(null);
  }
}
