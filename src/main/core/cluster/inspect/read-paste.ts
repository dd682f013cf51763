const quoted = /^(["'`])([^"'`]*)\1,?$/;
const label = /^["']?(?:authorization|token)["']?\s*:|^bearer(?=\s|$)/i;

/** The token in what a person pasted: without the header, key or quotes that it stood in, and without a terminal's line breaks. */
export function readPaste(text: string): string {
  let rest = text.trim();
  for (;;) {
    const inner = (quoted.exec(rest)?.[2] ?? rest.replace(label, '')).trim();
    if (inner === rest) return rest.replace(/\s+/g, '');
    rest = inner;
  }
}
