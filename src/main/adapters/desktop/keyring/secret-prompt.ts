import type { SessionBus } from '../dbus/session-bus.ts';

const prompt = 'org.freedesktop.Secret.Prompt';

/**
 * How a question to a person ended; `gone` with the service, `lost` with the connection: what was asked on the one
 * before is gone with it.
 */
export type PromptEnd = 'completed' | 'dismissed' | 'gone' | 'lost';

/** Shows a prompt and waits for its end, without a deadline; `stopped` ends the waiting alone. */
export async function showPrompt(
  bus: SessionBus,
  owner: string,
  path: string,
  stopped: Promise<'dismissed'>,
): Promise<PromptEnd> {
  let settle: (end: PromptEnd) => void = () => undefined;
  const ended = new Promise<PromptEnd>((resolve) => (settle = resolve));
  const stopCompleted = await bus.onSignal(
    `type='signal',sender='${owner}',path='${path}',interface='${prompt}',member='Completed'`,
    (signal) => {
      if (signal.sender !== owner || signal.path !== path || signal.member !== 'Completed') return;
      settle(signal.body[0] === true ? 'dismissed' : 'completed');
    },
    () => settle('lost'),
  );
  const stopOwner = await bus.onSignal(
    `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${owner}'`,
    ({ sender, member, body }) => {
      if (sender === 'org.freedesktop.DBus' && member === 'NameOwnerChanged' && body[0] === owner)
        settle('gone');
    },
  );
  try {
    const shown = await bus.call({
      destination: owner,
      path,
      interface: prompt,
      member: 'Prompt',
      signature: 's',
      body: [''],
    });
    if (!shown.ok && shown.error !== 'timeout') return shown.error === 'refused' ? 'dismissed' : 'gone';
    // One that nobody waits for is left on the screen: gnome-keyring 42 crashes on Dismiss, and the person can close it.
    return await Promise.race([ended, stopped]);
  } finally {
    stopCompleted();
    stopOwner();
  }
}
