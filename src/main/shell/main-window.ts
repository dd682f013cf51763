import { join } from 'node:path';
import { BrowserWindow, dialog, nativeTheme, session, type Session, type WebContents } from 'electron';
import type { PageBreach } from '../../shared/contract/errors/app-errors.ts';
import { windowPhrases } from '../../shared/words/en/window-phrases.ts';
import { Acts } from '../core/desk/acts/acts.ts';
import type { Agreed, NativeChoice, NativeQuestion, Windows } from '../core/ports/desktop.ts';
import { pageUrl, serveApp, type PageFile, type PageFiles } from './app-scheme.ts';
import { guardPage, guardSession } from './page-guard.ts';
import { watchActs } from './watch-acts.ts';
import { isWaylandClient } from './wayland-client.ts';

/** Who agrees sooner has not read the question: the click was meant for what was there before. */
const unreadMs = 1000;

/** A compositor that lets a window come to the front has done so by then. */
const patienceMs = 300;

/** What the window needs. */
export interface MainWindowParts {
  readonly files: PageFiles;
  readonly preload: string;
  readonly icon: string;
  readonly title: string;
  readonly devTools: boolean;
  /** Where a dialog begins to look for a folder, and where it begins to save: by itself Electron begins in Downloads. */
  readonly chooseIn: string;
  readonly saveIn: string;
  /** Told of changes; of the first picture the page tells itself. */
  readonly onVisible: (visible: boolean) => void;
  readonly onFocus: () => void;
  /** Told what the page did where that made the window go. */
  readonly onClosed: (breach: PageBreach | null) => void;
}

/** The one window: made when asked for, destroyed when closed. */
export class MainWindow implements Windows {
  /** What the person did over the page. */
  readonly acts = new Acts();
  /** Ends once a page was given a script, which keeps it busy for a while. */
  readonly scriptServed: Promise<void>;
  #onServed: (file: PageFile) => void = () => undefined;
  readonly #parts: MainWindowParts;
  #window: BrowserWindow | null = null;
  #session: Session | null = null;
  #dialogs = 0;
  #title: string;
  #zoomPercent = 100;

  constructor(parts: MainWindowParts) {
    this.#parts = parts;
    this.#title = parts.title;
    this.scriptServed = new Promise((resolve) => {
      this.#onServed = ({ type }) => {
        if (type.startsWith('text/javascript')) resolve();
      };
    });
  }

  /** Names the window of now and those to come. */
  setTitle(title: string): void {
    if (title === this.#title) return;
    this.#title = title;
    this.#window?.setTitle(title);
  }

  /** Draws the window of now and those to come larger or smaller. */
  setZoom(percent: number): void {
    if (percent === this.#zoomPercent) return;
    this.#zoomPercent = percent;
    this.#applyZoom();
  }

  /** The page, while there is a window. */
  page(): WebContents | null {
    return this.#window?.webContents ?? null;
  }

  show(): void {
    const isBehind = this.#window !== null && !this.#window.isFocused();
    const window = (this.#window ??= this.#open());
    if (window.isMinimized()) window.restore();
    if (isBehind && isWaylandClient()) this.#insistLater(window);
    window.show();
    window.focus();
  }

  reload(): void {
    this.acts.clear();
    this.page()?.reload();
  }

  isOpen(): boolean {
    return this.#window !== null;
  }

  isFocused(): boolean {
    return this.#window?.isFocused() ?? false;
  }

  isAsking(): boolean {
    return this.#dialogs > 0;
  }

  async chooseFolder(title: string): Promise<string | null> {
    const options = {
      title,
      defaultPath: this.#parts.chooseIn,
      properties: ['openDirectory' as const, 'dontAddToRecent' as const],
    };
    const chosen = await this.#dialog((window) =>
      window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options),
    );
    return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
  }

  async chooseNewFile(title: string, name: string): Promise<string | null> {
    // A name without its folder was refused by some versions of Electron.
    const defaultPath = join(this.#parts.saveIn, name);
    const options = { title, defaultPath, properties: ['dontAddToRecent' as const] };
    const chosen = await this.#dialog((window) =>
      window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options),
    );
    return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
  }

  async confirm(question: NativeQuestion): Promise<boolean> {
    return (await this.#ask(question, [question.agree])) === 1;
  }

  async choose(question: NativeChoice): Promise<Agreed | null> {
    const answer = await this.#ask(question, [question.instead, question.agree]);
    return ([null, 'instead', 'agree'] as const)[answer] ?? null;
  }

  /** Which of the buttons was pressed, from 1 on; 0 for Cancel. */
  async #ask({ message, detail }: NativeQuestion, agreeing: readonly string[]): Promise<number> {
    const options = {
      type: 'question' as const,
      title: this.#parts.title,
      message,
      detail,
      buttons: [windowPhrases().native.cancel, ...agreeing],
      defaultId: 0,
      cancelId: 0,
    };
    for (;;) {
      const askedAt = performance.now();
      const answered = await this.#dialog((window) =>
        window === null ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options),
      );
      if (answered.response === 0 || performance.now() - askedAt >= unreadMs) return answered.response;
    }
  }

  async tell(message: string, detail: string): Promise<void> {
    const title = windowPhrases().native.closedItself(this.#parts.title);
    await dialog.showMessageBox({ type: 'warning', title, message, detail });
  }

  /** Not once it had the focus: what took that from it since then is where the person went. */
  #insistLater(window: BrowserWindow): void {
    const stop = () => {
      clearTimeout(later);
      window.off('focus', stop);
    };
    const later = setTimeout(() => {
      stop();
      this.#insist(window);
    }, patienceMs);
    window.on('focus', stop);
  }

  /**
   * Maps the window anew where the compositor left it behind others or minimised, as it does without a token of its own:
   * new windows come to the front. Not while a dialog is open, which would come to lie behind the window.
   */
  #insist(window: BrowserWindow): void {
    if (window !== this.#window || window.isFocused() || this.isAsking()) return;
    window.once('show', () => this.#parts.onVisible(true));
    window.hide();
    window.show();
  }

  async #dialog<Answer>(ask: (parent: BrowserWindow | null) => Promise<Answer>): Promise<Answer> {
    this.#dialogs += 1;
    try {
      return await ask(this.#window);
    } finally {
      this.#dialogs -= 1;
    }
  }

  #open(): BrowserWindow {
    const { preload, icon, devTools, onVisible, onFocus, onClosed } = this.#parts;
    this.#session ??= this.#makeSession();
    const window = new BrowserWindow({
      title: this.#title,
      icon,
      width: 1100,
      height: 740,
      minWidth: 640,
      minHeight: 480,
      backgroundColor: backgroundColor(),
      webPreferences: {
        session: this.#session,
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
        webviewTag: false,
        disableDialogs: true,
        devTools,
      },
    });
    const followTheme = () => window.setBackgroundColor(backgroundColor());
    nativeTheme.on('updated', followTheme);
    const page = window.webContents;
    let ended: PageBreach | null = null;
    guardPage(page, (breach) => {
      ended = breach;
      // Never in the turn of an event about a frame, which would go on in what is gone.
      setImmediate(() => window.destroy());
    });
    window.on('page-title-updated', (event) => event.preventDefault());
    watchActs(page, this.acts);
    // Chromium drops what it is told before there is a page.
    page.on('did-navigate', () => this.#applyZoom());
    window.on('restore', () => onVisible(true));
    window.on('minimize', () => onVisible(false));
    window.on('hide', () => onVisible(false));
    window.on('focus', onFocus);
    window.on('closed', () => {
      nativeTheme.off('updated', followTheme);
      this.#window = null;
      this.acts.clear();
      onVisible(false);
      onClosed(ended);
    });
    void page.loadURL(pageUrl);
    return window;
  }

  #applyZoom(): void {
    this.page()?.setZoomFactor(this.#zoomPercent / 100);
  }

  #makeSession(): Session {
    const made = session.fromPartition('keyfob', { cache: false });
    guardSession(made);
    serveApp(made, this.#parts.files, this.#onServed);
    return made;
  }
}

function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? '#16191d' : '#f6f7f9';
}
