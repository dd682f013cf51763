import { Variant } from '@jellybrick/dbus-next';
import { BusPeer } from './bus-peer.ts';
import { eventually } from './processes.ts';

const watcherName = 'org.kde.StatusNotifierWatcher';
const watcherPath = '/StatusNotifierWatcher';
const properties = 'org.freedesktop.DBus.Properties';
const itemInterface = 'org.kde.StatusNotifierItem';
const menuInterface = 'com.canonical.dbusmenu';

/** One line of a tray menu. */
export interface TrayMenuItem {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
}

interface Item {
  readonly owner: string;
  readonly path: string;
}

/** A StatusNotifier watcher and host: items register with it, and it reads and clicks their menus over D-Bus. */
export class TrayHost {
  readonly #address: string;
  #peer: BusPeer | null = null;
  #items: Item[] = [];

  constructor(address: string) {
    this.#address = address;
  }

  /** Takes the watcher's name. */
  async start(): Promise<void> {
    const peer = await BusPeer.connect(this.#address);
    this.#peer = peer;
    this.#items = [];
    peer.answer(watcherName, (call) => {
      if (call.member === 'RegisterStatusNotifierItem') {
        const [service] = call.body as [string];
        this.#items.push({
          owner: call.sender,
          path: service.startsWith('/') ? service : '/StatusNotifierItem',
        });
        peer.emit(watcherPath, watcherName, 'StatusNotifierItemRegistered', 's', [service]);
        return ['', []];
      }
      return call.member === 'RegisterStatusNotifierHost' ? ['', []] : null;
    });
    peer.answer(properties, (call) => {
      const values: Record<string, Variant> = {
        IsStatusNotifierHostRegistered: new Variant('b', true),
        ProtocolVersion: new Variant('i', 0),
        RegisteredStatusNotifierItems: new Variant(
          'as',
          this.#items.map(({ owner, path }) => `${owner}${path}`),
        ),
      };
      const value = values[String(call.body[1])];
      if (call.member === 'GetAll') return ['a{sv}', [values]];
      return value === undefined ? null : ['v', [value]];
    });
    await peer.bus.requestName(watcherName);
    await peer.onSignal("type='signal',member='NameOwnerChanged',arg2=''", ({ body }) => {
      this.#items = this.#items.filter(({ owner }) => owner !== body[0]);
    });
  }

  /** Lets the name go: the desktop's tray host crashed or was restarted. */
  stop(): void {
    this.#peer?.close();
    this.#peer = null;
  }

  /** Waits for an item and gives its tooltip title. */
  async tooltip(): Promise<string> {
    const item = await this.#item();
    const [value] = await this.#connected().call(item.owner, item.path, properties, 'Get', 'ss', [
      itemInterface,
      'ToolTip',
    ]);
    const tooltip = (value as Variant<[string, unknown, string, string]>).value;
    return tooltip[2];
  }

  /** The lines of the menu of the newest item. */
  async menu(): Promise<TrayMenuItem[]> {
    const { owner, menuPath } = await this.#menu();
    const [, layout] = await this.#connected().call(owner, menuPath, menuInterface, 'GetLayout', 'iias', [
      0,
      -1,
      [],
    ]);
    const [, , children] = layout as [number, unknown, Variant<[number, Record<string, Variant>, unknown]>[]];
    return children.map(({ value: [id, values] }) => ({
      id,
      label: ((values.label?.value as string | undefined) ?? '').replaceAll('_', ''),
      enabled: values.enabled?.value !== false,
    }));
  }

  /** Clicks a line as a desktop does; waits until it is there. */
  async click(label: string): Promise<void> {
    const line = await eventually(`a tray line "${label}"`, async () => {
      return (await this.menu()).find((each) => each.label === label);
    });
    const { owner, menuPath } = await this.#menu();
    const click = [line.id, 'clicked', new Variant('i', 0), 0];
    await this.#connected().call(owner, menuPath, menuInterface, 'Event', 'isvu', click);
  }

  /** Whether an item is registered now. */
  hasItem(): boolean {
    return this.#items.length > 0;
  }

  async #menu(): Promise<{ owner: string; menuPath: string }> {
    const item = await this.#item();
    const [value] = await this.#connected().call(item.owner, item.path, properties, 'Get', 'ss', [
      itemInterface,
      'Menu',
    ]);
    return { owner: item.owner, menuPath: (value as Variant<string>).value };
  }

  #item(): Promise<Item> {
    return eventually('a tray item registers', () => this.#items.at(-1));
  }

  #connected(): BusPeer {
    if (this.#peer === null) throw new Error('the tray host is not started');
    return this.#peer;
  }
}
