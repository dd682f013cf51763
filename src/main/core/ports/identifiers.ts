/** Random identifiers that nobody can guess. */
export interface Identifiers {
  /** A new lower-case identifier of 16 hex digits, safe as a Kubernetes name part and keyring account. */
  next(): string;
}
