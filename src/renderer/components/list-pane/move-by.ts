/** Where a key leads from a place of a list of `count` rows, of which `page` are in sight; null where it leads nowhere. */
export function moveBy(key: string, place: number | null, count: number, page: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  const within = (goal: number) => Math.min(Math.max(goal, 0), last);
  switch (key) {
    case 'ArrowDown':
      return within(place === null ? 0 : place + 1);
    case 'ArrowUp':
      return within(place === null ? last : place - 1);
    case 'PageDown':
      return within((place ?? 0) + page);
    case 'PageUp':
      return within((place ?? 0) - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
