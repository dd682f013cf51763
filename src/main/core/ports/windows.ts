/** The main window, as far as core asks for it. */
export interface Windows {
  /** Shows and focuses the window, making it when there is none. */
  show(): void;
  /** Whether the window is there and has the focus. */
  isFocused(): boolean;
  /** Asks for a folder with the desktop's dialog; null when dismissed. */
  chooseFolder(title: string): Promise<string | null>;
  /** Asks where to save a file of this name; null when dismissed. */
  chooseNewFile(title: string, name: string): Promise<string | null>;
}
