import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { WhyLeft } from '../../../shared/contract/state/why-left.ts';
import type { Result } from '../../../shared/contract/values/result.ts';
import type { Secret } from './secret.ts';

/** What can be said of a secret that was put there. */
export interface Put {
  /** Whether it can be taken away while no window of ours has the focus. */
  readonly clearsAlone: boolean;
}

/** What was seen a moment after a secret was taken away; `not-ours`: something else was there before. */
export type Removal = 'cleared' | 'not-ours' | WhyLeft;

/** The desktop's clipboard. */
export interface Clipboard {
  /** Puts a secret there, without the PRIMARY selection; `clipboard-needs-window` where only a focused window may. */
  put(secret: Secret): Promise<Result<Put, AppError>>;
  /** Takes it away when it still holds exactly what `put` placed there, and looks whether it is gone. */
  clearIfOurs(): Promise<Removal>;
  /** Puts plain text there, such as a command; what was put before counts as replaced. */
  putText(text: string): Promise<void>;
}

/** What takes a secret off the clipboard, and looks whether it is gone. */
export interface ClipboardHand {
  /** Whether exactly this secret is there, as other programs would read it; null when that cannot be seen. */
  holds(secret: Secret): Promise<boolean | null>;
  /** The ways to take away what is there, each for where the one before does not hold. */
  readonly ways: readonly (() => Promise<void>)[];
}

/** A way to the clipboard that needs no focused window. */
export interface WindowlessClipboard extends ClipboardHand {
  /** Puts a secret there; false when there is no such way here or it took too long: then nothing was changed. */
  put(secret: Secret): Promise<boolean>;
  /** Empties it, whoever filled it. */
  clear(): Promise<void>;
  /** Whether there is what looks at the clipboard and takes something away. */
  canTakeAway(): Promise<boolean>;
}

/** An entry: its account, and the Secret Service collection that took it, null where nobody noted that. */
export interface KeyringEntry {
  readonly account: string;
  readonly collection: string | null;
}

/** Whether somebody who clicked is there to answer a question; where nobody is, none is asked. */
export type Presence = 'person' | 'nobody';

/**
 * The OS keyring (Secret Service): one entry a token, under Keyfob's service name and a random account. A question to a
 * person has no deadline.
 */
export interface Keyring {
  /** Success when the default collection is there and unlocked. */
  check(): Promise<Result<null, AppError>>;
  /** Asks the desktop to open the default collection, or to make one; `cancel` stops waiting for the answer. */
  unlock(): { readonly done: Promise<Result<null, AppError>>; readonly cancel: () => void };
  /** Puts an entry into the default collection, and gives its path. */
  store(account: string, secret: Secret): Promise<Result<string, AppError>>;
  /** Null only when the entry is certainly not there. */
  load(entry: KeyringEntry, presence: Presence): Promise<Result<Secret | null, AppError>>;
  /** Success when the entry was seen to be not there, afterwards or already before. */
  delete(entry: KeyringEntry, presence: Presence): Promise<Result<null, AppError>>;
}

/** What a notice can lead to; `open-window` is also what a click beside its buttons does. */
export type NoticeAction =
  | 'copy-fresh'
  | 'clear-clipboard'
  | 'renew'
  | 'unlock-keyring'
  | 'open-dashboard'
  | 'end-session'
  | 'open-window'
  | 'quit';

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

/** A question that only a person answers: what is asked, what follows from it, and the button that agrees. */
export interface NativeQuestion {
  readonly message: string;
  readonly detail: string;
  readonly agree: string;
}

/** A question with another way to agree. */
export interface NativeChoice extends NativeQuestion {
  readonly instead: string;
}

/** How a person agreed to a choice. */
export type Agreed = 'agree' | 'instead';

/** The main window, as far as core asks for it. */
export interface Windows {
  /** Shows and focuses the window, making it when there is none. */
  show(): void;
  /** Loads the page of the window anew. */
  reload(): void;
  /** Whether there is a window, seen or not. */
  isOpen(): boolean;
  /** Whether the window is there and has the focus. */
  isFocused(): boolean;
  /** Whether a dialog of the desktop waits for a person’s answer. */
  isAsking(): boolean;
  /** Asks for a folder with the desktop's dialog; null when dismissed. */
  chooseFolder(title: string): Promise<string | null>;
  /** Asks where to save a file of this name; null when dismissed. */
  chooseNewFile(title: string, name: string): Promise<string | null>;
  /** Asks in the desktop's dialog, which the page cannot answer; Cancel is the default, and false. */
  confirm(question: NativeQuestion): Promise<boolean>;
  /** Asks the same way with one more button; Cancel is null. */
  choose(question: NativeChoice): Promise<Agreed | null>;
  /** Tells outside the page why the window went; settles when the person has read it. */
  tell(message: string, detail: string): Promise<void>;
}

/** The user's web browser. */
export interface Browser {
  /** Hands it an http or https address; `browser-missing` where the desktop has nothing that takes one, `browser-refused` where what it has did not. */
  open(address: string): Promise<Result<null, AppError>>;
}

/** Whether the desktop starts Keyfob at login, in the tray only. */
export interface Autostart {
  /** Takes over the entry that an earlier Keyfob made under another name; what cannot be changed stays as it is. */
  adopt(): Promise<void>;
  isOn(): Promise<Result<boolean, AppError>>;
  set(on: boolean): Promise<Result<null, AppError>>;
}

/** The real Keyfob beside the demo: an app of its own, with settings of its own. */
export interface RealApp {
  /** The snap data folder that its settings choose; null for MicroK8s’ own. */
  snapData(): Promise<string | null>;
  /** Writes a snap data folder into its settings. */
  chooseSnapData(folder: string): Promise<Result<null, AppError>>;
  /** Ends this app and starts it in its place, on this folder; null for the one of its settings. */
  takeOver(folder: string | null): void;
}
