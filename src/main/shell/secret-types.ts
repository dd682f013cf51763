/** The types of a secret's entry: beside the text the one that asks clipboard managers to keep it in no history. */
export function secretTypes(text: string): Record<string, string> {
  return {
    'text/plain': text,
    'electron application/osclipboard;format="x-kde-passwordManagerHint"': 'secret',
  };
}
