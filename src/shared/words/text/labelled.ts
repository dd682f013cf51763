/** Lines of a label and what it stands for, whose second column begins this far behind the longest of these labels. */
export function labelled(labels: readonly string[], gap = 2): (label: string, text: string) => string {
  const width = Math.max(...labels.map(({ length }) => length)) + 1 + gap;
  return (label, text) => `${label}:`.padEnd(width) + text;
}
