/** What the app is called in windows, notices and folders: the demo is an app of its own beside the real one. */
export function productOf({ demo }: { readonly demo: string | null }): string {
  return demo === null ? 'Keyfob' : 'Keyfob demo';
}
