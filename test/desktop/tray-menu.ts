import { DBusError, Variant } from '@jellybrick/dbus-next';
import type { BusPeer } from './bus-peer.ts';

const menuInterface = 'com.canonical.dbusmenu';

/** One line of a tray menu. */
export interface TrayMenuItem {
  readonly id: number;
  /** Without the marks of its access key. */
  readonly label: string;
  readonly enabled: boolean;
  readonly type: 'standard' | 'separator';
  /** The tick of a check box or radio line; null for other lines. */
  readonly checked: boolean | null;
  readonly children: readonly TrayMenuItem[];
}

type Node = [id: number, properties: Record<string, Variant>, children: Variant<Node>[]];

/** The visible lines of a menu; `owner` and `path` say where it is exported. */
export async function readMenu(peer: BusPeer, owner: string, path: string): Promise<TrayMenuItem[]> {
  const [, root] = await peer.call(owner, path, menuInterface, 'GetLayout', 'iias', [0, -1, []]);
  return lines(root as Node);
}

/** Clicks a line, as a desktop does, which waits for no answer; rejects when the menu has no such line any more. */
export async function clickMenu(peer: BusPeer, owner: string, path: string, id: number): Promise<void> {
  const event = [id, 'clicked', new Variant('i', 0), 0];
  try {
    await peer.call(owner, path, menuInterface, 'Event', 'isvu', event);
  } catch (error) {
    // What was clicked may end the program before it has answered: the click was heard all the same.
    if (!(error instanceof DBusError) || error.type !== 'org.freedesktop.DBus.Error.NoReply') throw error;
  }
}

/** The first line with this label, in submenus too. */
export function findLine(menu: readonly TrayMenuItem[], label: string): TrayMenuItem | null {
  for (const line of menu) {
    const found = line.label === label ? line : findLine(line.children, label);
    if (found !== null) return found;
  }
  return null;
}

function lines([, , children]: Node): TrayMenuItem[] {
  return children
    .map(({ value }) => value)
    .filter(([, properties]) => properties.visible?.value !== false)
    .map((node) => {
      const [id, properties] = node;
      return {
        id,
        label: ((properties.label?.value ?? '') as string).replace(/_(.)/g, '$1'),
        enabled: properties.enabled?.value !== false,
        type: properties.type?.value === 'separator' ? 'separator' : 'standard',
        checked: properties['toggle-type'] === undefined ? null : properties['toggle-state']?.value === 1,
        children: lines(node),
      };
    });
}
