import { Menu, nativeImage, Tray, type NativeImage } from 'electron';
import type { TrayCommand, TrayView } from '../core/tray/tray-menu.ts';

/** The tray icon, rendered from a view; its menu is made anew only when its text changes, because that changes all ids. */
export class TrayIcon {
  readonly #icons: Readonly<Record<TrayView['dot'], string>>;
  readonly #run: (command: TrayCommand) => void;
  #tray: Tray | null = null;
  #shown: TrayView | null = null;

  constructor(icons: Readonly<Record<TrayView['dot'], string>>, run: (command: TrayCommand) => void) {
    this.#icons = icons;
    this.#run = run;
  }

  /** Shows a view; icons are read from their files when they are needed. */
  render(view: TrayView): void {
    const tray = (this.#tray ??= new Tray(this.#icon(view)));
    const before = this.#shown;
    this.#shown = view;
    if (before !== null && before.dot !== view.dot) tray.setImage(this.#icon(view));
    if (before?.tooltip !== view.tooltip) tray.setToolTip(view.tooltip);
    if (JSON.stringify(before?.items) !== JSON.stringify(view.items)) tray.setContextMenu(this.#menu(view));
    if (before === null) tray.on('click', () => this.#run('open-window'));
  }

  /** Makes the icon anew: one made before the desktop's tray host came never registers with it. */
  remake(): void {
    const view = this.#shown;
    this.#tray?.destroy();
    this.#tray = null;
    this.#shown = null;
    if (view !== null) this.render(view);
  }

  #icon({ dot }: TrayView): NativeImage {
    const image = nativeImage.createFromPath(this.#icons[dot]);
    if (image.isEmpty()) throw new TypeError('a tray icon is missing');
    return image;
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
