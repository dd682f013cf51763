/** Something that becomes due by itself. */
export interface AlarmSource {
  /** When it is due next, epoch milliseconds; null for never. */
  next(): number | null;
  /** Does what is due; called also when nothing is. */
  due(): Promise<void> | void;
}
