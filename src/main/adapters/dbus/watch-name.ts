import type { SessionBus } from './session-bus.ts';

const daemon = 'org.freedesktop.DBus';

/** Tells whether a well-known name has an owner, now and whenever that changes. */
export async function watchName(
  bus: SessionBus,
  name: string,
  onOwner: (isOwned: boolean) => void,
): Promise<() => void> {
  const stop = await bus.onSignal(
    `type='signal',sender='${daemon}',interface='${daemon}',member='NameOwnerChanged',arg0='${name}'`,
    ({ sender, member, body }) => {
      if (sender === daemon && member === 'NameOwnerChanged' && body[0] === name) onOwner(body[2] !== '');
    },
  );
  const owned = await bus.call({
    destination: daemon,
    path: '/org/freedesktop/DBus',
    interface: daemon,
    member: 'NameHasOwner',
    signature: 's',
    body: [name],
  });
  onOwner(owned.ok && owned.value[0] === true);
  return stop;
}
