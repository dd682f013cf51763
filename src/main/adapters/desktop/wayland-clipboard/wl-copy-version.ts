/** What a `wl-copy` can do. */
export interface WlCopy {
  /** Whether it can mark the text as a secret for clipboard managers. */
  readonly canMarkSensitive: boolean;
}

/**
 * Reads what `wl-copy --version` says; null for other programs and for wl-clipboard before 2.2, which keeps the text in a
 * file below /tmp and leaves it there when it is ended.
 */
export function parseWlCopyVersion(text: string): WlCopy | null {
  const match = /^wl-clipboard v?(\d{1,4})\.(\d{1,4})(?!\d)/.exec(text);
  if (match === null) return null;
  const [major, minor] = [Number(match[1]), Number(match[2])];
  const isFrom = (wanted: number) => major > 2 || (major === 2 && minor >= wanted);
  return isFrom(2) ? { canMarkSensitive: isFrom(3) } : null;
}
