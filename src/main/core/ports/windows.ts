/** A question that only a person answers: what is asked, what follows from it, and the button that agrees. */
export interface NativeQuestion {
  readonly message: string;
  readonly detail: string;
  readonly agree: string;
}

/** The main window, as far as core asks for it. */
export interface Windows {
  /** Shows and focuses the window, making it when there is none. */
  show(): void;
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
  /** Tells outside the page why the window went; settles when the person has read it. */
  tell(message: string, detail: string): Promise<void>;
}
