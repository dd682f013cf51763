import { Menu, nativeImage, Tray, type NativeImage } from 'electron';
import type { TrayCommand, TrayView } from '../core/desk/tray/tray-items.ts';

/** The tray icon, rendered from a view; its menu is made anew only when its text changes, because that changes all ids. */
export class TrayIcon {
  readonly #icons: Readonly<Record<TrayView['dot'], NativeImage>>;
  readonly #run: (command: TrayCommand) => void;
  #tray: Tray | null = null;
  #shown: TrayView | null = null;

  /** Reads the icons from these files, once: an update takes them away while Keyfob runs. */
  constructor(files: Readonly<Record<TrayView['dot'], string>>, run: (command: TrayCommand) => void) {
    this.#icons = {
      none: readIcon(files.none),
      valid: readIcon(files.valid),
      attention: readIcon(files.attention),
    };
    this.#run = run;
  }

  /** Shows a view. GNOME may draw a new icon late (electron#54152): the first line of the menu and the tooltip tell the same. */
  render(view: TrayView): void {
    const tray = (this.#tray ??= new Tray(this.#icons[view.dot]));
    const before = this.#shown;
    this.#shown = view;
    if (before !== null && before.dot !== view.dot) tray.setImage(this.#icons[view.dot]);
    if (before?.tooltip !== view.tooltip) tray.setToolTip(view.tooltip);
    if (JSON.stringify(before?.items) !== JSON.stringify(view.items)) tray.setContextMenu(this.#menu(view));
    if (before === null) tray.on('click', () => this.#run('open-window'));
  }

  /**
   * Makes the icon anew: one made before the desktop's tray host came never registers with it. Only then, and once the one
   * before is destroyed: Electron from 43.5 on has a second icon on a connection of its own.
   */
  remake(): void {
    const view = this.#shown;
    this.#tray?.destroy();
    this.#tray = null;
    this.#shown = null;
    if (view !== null) this.render(view);
  }

  #menu(view: TrayView): Menu {
    return Menu.buildFromTemplate(
      view.items.map(({ label, command }) => ({
        label,
        enabled: command !== null,
        ...(command === null ? {} : { click: () => this.#run(command) }),
      })),
    );
  }
}

function readIcon(file: string): NativeImage {
  const image = nativeImage.createFromPath(file);
  if (image.isEmpty()) throw new TypeError('a tray icon is missing');
  return image;
}
