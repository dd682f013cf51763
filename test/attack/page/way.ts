import type { Target } from './separate-network.ts';

/** What a person does with the real mouse while the script waits for it. */
export type Act = 'click' | 'alt-click' | 'middle-click' | 'drag';

/** One way that a script in the page tries; `add` makes an element in the document, `wait` lets time pass. */
export interface Way {
  readonly what: string;
  /** Runs in the page's main world; what it answers is what it has learnt. */
  readonly script: (out: Target) => string;
  /** The script leaves an element with the id `bait`, which this act hits. */
  readonly act?: Act;
  /** Whether it can cost the page its window, and with it the ways that are tried at the same time. */
  readonly leaves?: boolean;
}

const helpers = `
  const add = (tag, attributes = {}, parent = document.body) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    parent.append(made);
    return made;
  };
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
`;

/** The script of a way as an expression that never throws. */
export function toExpression({ script }: Way, out: Target): string {
  return `(async () => { ${helpers} ${script(out)} })().then((value) => String(value ?? ''), (error) => 'refused: ' + error)`;
}
