/** A text with its variables put in; `unknown` is the first one that is not known, and where its value would stand. */
export interface Expanded {
  readonly text: string;
  readonly unknown: { readonly variable: string; readonly at: number } | null;
}

const form = /\$(?:\{|[*#$@!?0-9-]|(\w+))/g;

/**
 * Expands as Go's `os.ExpandEnv` does: `$name`, `${name}`, and one special character or digit; an unclosed `${` and `${}`
 * go, and a `$` before anything else stays. What can be no name of a variable is empty; other unknown names are told.
 */
export function expandEnv(text: string, variables: Readonly<Record<string, string>>): Expanded {
  let unknown: Expanded['unknown'] = null;
  let expanded = '';
  let from = 0;
  const lastClose = text.lastIndexOf('}');
  for (const match of text.matchAll(form)) {
    if (match.index < from) continue;
    expanded += text.slice(from, match.index);
    from = match.index + match[0].length;
    let name = match[1] ?? '';
    if (match[0] === '${' && from <= lastClose) {
      const close = text.indexOf('}', from);
      name = text.slice(from, close);
      from = close + 1;
    }
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value !== undefined) expanded += value;
    else if (/^[A-Za-z_]\w*$/.test(name)) unknown ??= { variable: name, at: expanded.length };
  }
  return { text: expanded + text.slice(from), unknown };
}
