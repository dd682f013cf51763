/** A short message on the desktop; plain text without secrets, the adapter escapes it. */
export interface Notice {
  readonly title: string;
  readonly body: string;
}

/** Shows notices; one replaces the one before it. */
export interface Notifier {
  show(notice: Notice): void;
}
