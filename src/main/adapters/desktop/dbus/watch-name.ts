import type { SessionBus } from './session-bus.ts';

const daemon = 'org.freedesktop.DBus';

/** A bus that does not answer, as while somebody logs in, is asked so often; after that only a change tells. */
const mostQuestions = 5;

/** Tells whether a well-known name has an owner, now and whenever that changes; nothing while it cannot be told. */
export async function watchName(
  bus: SessionBus,
  name: string,
  onOwner: (isOwned: boolean) => void,
): Promise<() => void> {
  const ask = () =>
    bus.call({
      destination: daemon,
      path: '/org/freedesktop/DBus',
      interface: daemon,
      member: 'NameHasOwner',
      signature: 's',
      body: [name],
    });
  const tell = async () => {
    for (let questions = 0; questions < mostQuestions; questions++) {
      const owned = await ask();
      if (owned.ok) onOwner(owned.value[0] === true);
      else if (owned.error === 'no-bus') onOwner(false);
      if (owned.ok || owned.error !== 'timeout') break;
    }
  };
  const stop = await bus.onSignal(
    `type='signal',sender='${daemon}',interface='${daemon}',member='NameOwnerChanged',arg0='${name}'`,
    ({ sender, member, body }) => {
      if (sender === daemon && member === 'NameOwnerChanged' && body[0] === name) onOwner(body[2] !== '');
    },
    () => void tell(),
  );
  await tell();
  return stop;
}
