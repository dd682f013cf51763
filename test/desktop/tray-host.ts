import { DBusError, Variant } from '@jellybrick/dbus-next';
import { BusPeer, type BusReply } from './bus-peer.ts';
import { eventually } from './processes.ts';
import { clickMenu, findLine, readMenu, type TrayMenuItem } from './tray-menu.ts';

const watcherName = 'org.kde.StatusNotifierWatcher';
const watcherPath = '/StatusNotifierWatcher';
const properties = 'org.freedesktop.DBus.Properties';
const itemInterface = 'org.kde.StatusNotifierItem';

/** A tray item as a host shows it. */
export interface TrayItem {
  readonly id: string;
  readonly title: string;
  readonly tooltip: string;
  readonly status: string;
  readonly iconName: string;
  /** The sizes of the picture; no picture is an empty list. */
  readonly icons: readonly { readonly width: number; readonly height: number; readonly argb: Buffer }[];
  /** Where its menu is exported. */
  readonly menuPath: string;
  /** The unique name of the program that shows it. */
  readonly owner: string;
  readonly path: string;
}

interface Registration {
  readonly service: string;
  readonly owner: string;
  readonly path: string;
}

/** A StatusNotifier watcher and host: items register with it, and it reads and clicks their menus over D-Bus. */
export class TrayHost {
  readonly #address: string;
  #peer: BusPeer | null = null;
  #items: Registration[] = [];
  #onRegistered: () => void = () => undefined;

  constructor(address: string) {
    this.#address = address;
  }

  /** Takes the watcher's name; may be called again after `stop`. */
  async start(): Promise<void> {
    const peer = await BusPeer.connect(this.#address);
    peer.answer(watcherName, (call) => {
      if (call.member === 'RegisterStatusNotifierItem') {
        this.#register(peer, call.sender, String(call.body[0]));
        return ['', []];
      }
      return call.member === 'RegisterStatusNotifierHost' ? ['', []] : null;
    });
    peer.answer(properties, (call) => this.#property(call.member, String(call.body[1])));
    const gone = { sender: 'org.freedesktop.DBus', interface: 'org.freedesktop.DBus' };
    await peer.onSignal({ ...gone, member: 'NameOwnerChanged' }, ({ body: [name, , owner] }) => {
      if (owner === '') this.#unregister(peer, String(name));
    });
    this.#items = [];
    this.#peer = peer;
    await peer.own(watcherName);
    peer.emit(watcherPath, watcherName, 'StatusNotifierHostRegistered', '', []);
  }

  /** Lets the name go, as when the desktop's tray host crashes or is restarted. */
  stop(): void {
    this.#peer?.close();
    this.#peer = null;
    this.#items = [];
  }

  /** Whether an item is registered now. */
  hasItem(): boolean {
    return this.#items.length > 0;
  }

  /** Waits until an item is registered. */
  async waitForRegistration(deadlineMs = 10_000): Promise<void> {
    if (this.hasItem()) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no tray item within ${deadlineMs} ms`)), deadlineMs);
      this.#onRegistered = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Waits until no item is registered. */
  async waitForNoItem(deadlineMs = 10_000): Promise<void> {
    await eventually('the tray is empty', () => (this.hasItem() ? null : true), deadlineMs);
  }

  /** Waits for an item that fits, the newest first. */
  waitForItem(fits: (item: TrayItem) => boolean = () => true, deadlineMs = 10_000): Promise<TrayItem> {
    return eventually(
      'a tray item',
      async () => {
        for (const registration of this.#items.toReversed()) {
          const item = await this.#read(registration);
          if (item !== null && fits(item)) return item;
        }
        return null;
      },
      deadlineMs,
    );
  }

  /** The tooltip of the newest item; waits until there is one. */
  async tooltip(): Promise<string> {
    return (await this.waitForItem()).tooltip;
  }

  /** The lines of the menu of the newest item; waits until there is one. */
  async menu(): Promise<TrayMenuItem[]> {
    const { owner, menuPath } = await this.waitForItem();
    return readMenu(this.#connected(), owner, menuPath);
  }

  /** Waits until the menu has a line with this label that can be clicked. */
  waitForLine(label: string, deadlineMs = 10_000): Promise<TrayMenuItem> {
    return eventually(
      `the tray line "${label}"`,
      async () => {
        const line = findLine(await this.menu(), label);
        return line?.enabled === true ? line : null;
      },
      deadlineMs,
    );
  }

  /** Clicks a line as a desktop does; waits until it is there and enabled. */
  async click(label: string, deadlineMs = 10_000): Promise<void> {
    await eventually(
      `a click on ${label}`,
      async () => {
        const { id } = await this.waitForLine(label, deadlineMs);
        const { owner, menuPath } = await this.waitForItem();
        try {
          await clickMenu(this.#connected(), owner, menuPath, id);
          return true;
        } catch (error) {
          // The menu was made anew since it was read: who clicks looks again.
          if (error instanceof DBusError) return null;
          throw error;
        }
      },
      deadlineMs,
    );
  }

  /** Clicks the icon itself. */
  async activate(): Promise<void> {
    const { owner, path } = await this.waitForItem();
    await this.#connected().call(owner, path, itemInterface, 'Activate', 'ii', [0, 0]);
  }

  #register(peer: BusPeer, sender: string, given: string): void {
    const isPath = given.startsWith('/');
    const service = isPath ? `${sender}${given}` : given;
    this.#items = this.#items.filter((item) => item.service !== service);
    this.#items.push({ service, owner: sender, path: isPath ? given : '/StatusNotifierItem' });
    this.#onRegistered();
    peer.emit(watcherPath, watcherName, 'StatusNotifierItemRegistered', 's', [service]);
  }

  #unregister(peer: BusPeer, name: string): void {
    const isGone = ({ service, owner }: Registration) => owner === name || service === name;
    const gone = this.#items.filter(isGone);
    this.#items = this.#items.filter((item) => !isGone(item));
    for (const { service } of gone)
      peer.emit(watcherPath, watcherName, 'StatusNotifierItemUnregistered', 's', [service]);
  }

  #property(member: string, key: string): BusReply | null {
    const values: Record<string, Variant> = {
      IsStatusNotifierHostRegistered: new Variant('b', true),
      ProtocolVersion: new Variant('i', 0),
      RegisteredStatusNotifierItems: new Variant(
        'as',
        this.#items.map(({ service }) => service),
      ),
    };
    if (member === 'GetAll') return ['a{sv}', [values]];
    const value = values[key];
    return value === undefined ? null : ['v', [value]];
  }

  /** Null when the item vanished meanwhile. */
  async #read({ owner, path }: Registration): Promise<TrayItem | null> {
    const read = this.#connected().call(owner, path, properties, 'GetAll', 's', [itemInterface]);
    const reply = await read.catch(() => null);
    if (reply === null) return null;
    const values = reply[0] as Record<string, Variant>;
    const text = (key: string) => (values[key]?.value ?? '') as string;
    const tooltip = values.ToolTip?.value as [string, unknown, string, string] | undefined;
    const icons = (values.IconPixmap?.value ?? []) as [number, number, Buffer][];
    return {
      ...{ id: text('Id'), title: text('Title'), status: text('Status'), iconName: text('IconName') },
      tooltip: tooltip?.[2] ?? '',
      icons: icons.map(([width, height, argb]) => ({ width, height, argb })),
      menuPath: text('Menu'),
      owner,
      path,
    };
  }

  #connected(): BusPeer {
    if (this.#peer === null) throw new Error('the tray host is not started');
    return this.#peer;
  }
}
