import type { Inspector, InspectorParts } from './inspector.ts';

/** Loads what inspects tokens when it is first asked for. */
export class InspectDoor {
  readonly #parts: InspectorParts;
  #inspector: Promise<Inspector> | null = null;

  constructor(parts: InspectorParts) {
    this.#parts = parts;
  }

  /** The one inspector. */
  open(): Promise<Inspector> {
    return (this.#inspector ??= import('./inspector.ts').then(({ Inspector }) => new Inspector(this.#parts)));
  }

  /** The window is gone, and with it who could ask about what was pasted there. */
  async close(): Promise<void> {
    (await this.#inspector)?.close(null);
  }
}
