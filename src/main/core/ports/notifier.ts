/** What a notice can lead to; `open-window` is also what a click beside its buttons does. */
export type NoticeAction =
  'copy-fresh' | 'clear-clipboard' | 'renew' | 'unlock-keyring' | 'open-window' | 'quit';

/** A short message on the desktop; plain text without secrets, the adapter escapes it. */
export interface Notice {
  /** What it is about: a notice takes the place of the one before about the same subject. */
  readonly subject: string;
  readonly title: string;
  readonly body: string;
  readonly buttons: readonly { readonly action: NoticeAction; readonly label: string }[];
}

/** Shows notices on the desktop and takes them away again. */
export interface Notifier {
  /** Whether the desktop took it; `onAction` is called at most once, when the person clicks. */
  show(notice: Notice, onAction: (action: NoticeAction) => void): Promise<boolean>;
  /** Takes the notice about this subject away when it is still there. */
  withdraw(subject: string): Promise<void>;
}
