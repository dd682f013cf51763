import type { Inspector, InspectorParts } from './inspector.ts';
import type { TokenUse, TokenUseParts } from './token-use.ts';

/** What inspects tokens, and what uses them. */
export interface Inspection {
  readonly inspector: Inspector;
  readonly use: TokenUse;
}

/** Loads what inspects tokens when it is first asked for. */
export class InspectDoor {
  readonly #parts: InspectorParts & TokenUseParts;
  #inspection: Promise<Inspection> | null = null;

  constructor(parts: InspectorParts & TokenUseParts) {
    this.#parts = parts;
  }

  /** The one inspector, and the one who uses. */
  open(): Promise<Inspection> {
    return (this.#inspection ??= this.#load());
  }

  /** The window is gone, and with it who could ask about what was pasted there. */
  async close(): Promise<void> {
    (await this.#inspection)?.inspector.close(null);
  }

  async #load(): Promise<Inspection> {
    const [{ Inspector }, { TokenUse }] = await Promise.all([
      import('./inspector.ts'),
      import('./token-use.ts'),
    ]);
    const inspector = new Inspector(this.#parts);
    return { inspector, use: new TokenUse(this.#parts, inspector) };
  }
}
