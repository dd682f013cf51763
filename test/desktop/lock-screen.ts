import { BusPeer } from './bus-peer.ts';

/** A lock screen that says of itself whether it is on, as desktops’ own do; `name` is that of its service. */
export interface LockScreen {
  set(isLocked: boolean): void;
  stop(): void;
}

/** Starts one on a session bus. */
export async function startLockScreen(address: string, name: string, isOn: boolean): Promise<LockScreen> {
  let isLocked = isOn;
  const peer = await BusPeer.connect(address);
  peer.answer(name, ({ member }) => (member === 'GetActive' ? ['b', [isLocked]] : null));
  await peer.own(name);
  return {
    set(locked) {
      isLocked = locked;
      peer.emit(`/${name.replaceAll('.', '/')}`, name, 'ActiveChanged', 'b', [locked]);
    },
    stop: () => peer.close(),
  };
}
