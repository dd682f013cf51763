import type { AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { BusFailure, SessionBus } from './session-bus.ts';

const name = 'org.freedesktop.secrets';
const servicePath = '/org/freedesktop/secrets';
const service = 'org.freedesktop.Secret.Service';
const collection = 'org.freedesktop.Secret.Collection';
const prompt = 'org.freedesktop.Secret.Prompt';

/** The lock state of the default collection, and unlocking it through the desktop's own prompt. */
export interface SecretService {
  /** Success when the default collection is open. */
  check(): Promise<Result<null, AppError>>;
  /** Asks the desktop for the password, without a deadline; without a default collection it makes one. */
  unlock(): { readonly done: Promise<Result<null, AppError>>; readonly cancel: () => void };
}

/** The Secret Service on a session bus; only replies and signals of the name's owner are believed. */
export function createSecretService(bus: SessionBus, deadlineMs: number): SecretService {
  const toError = (failure: BusFailure): AppError => {
    switch (failure) {
      case 'no-bus':
      case 'no-such-name':
        return { code: 'keyring-absent' };
      case 'timeout':
        return { code: 'keyring-timeout', seconds: deadlineMs / 1000 };
      case 'refused':
        return { code: 'keyring-failed' };
    }
  };

  const findDefault = async (): Promise<Result<{ owner: string; path: string }, AppError>> => {
    const owner = await bus.ownerOf(name);
    if (!owner.ok) return fail(toError(owner.error));
    const alias = await bus.call({
      destination: owner.value,
      path: servicePath,
      interface: service,
      member: 'ReadAlias',
      signature: 's',
      body: ['default'],
    });
    return alias.ok ? ok({ owner: owner.value, path: String(alias.value[0]) }) : fail(toError(alias.error));
  };

  const check = async (): Promise<Result<null, AppError>> => {
    const found = await findDefault();
    if (!found.ok) return found;
    const { owner, path } = found.value;
    if (path === '/') return fail({ code: 'keyring-locked' });
    const locked = await bus.call({
      destination: owner,
      path,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: [collection, 'Locked'],
    });
    if (!locked.ok) return fail(toError(locked.error));
    return variantValue(locked.value[0]) === false ? ok(null) : fail({ code: 'keyring-locked' });
  };

  const requestPrompt = async (owner: string, path: string): Promise<Result<string, AppError>> => {
    const isNew = path === '/';
    const { Variant } = await import('@jellybrick/dbus-next');
    const asked = await bus.call({
      destination: owner,
      path: servicePath,
      interface: service,
      member: isNew ? 'CreateCollection' : 'Unlock',
      signature: isNew ? 'a{sv}s' : 'ao',
      body: isNew ? [{ [`${collection}.Label`]: new Variant('s', 'Default keyring') }, 'default'] : [[path]],
    });
    return asked.ok ? ok(String(asked.value[1])) : fail(toError(asked.error));
  };

  return {
    check,
    unlock() {
      let dismiss: () => void = () => undefined;
      const cancelled = new Promise<'cancelled'>((resolve) => {
        dismiss = () => resolve('cancelled');
      });
      const run = async (): Promise<Result<null, AppError>> => {
        const found = await findDefault();
        if (!found.ok) return found;
        const { owner, path } = found.value;
        const asked = await requestPrompt(owner, path);
        if (!asked.ok) return asked;
        if (asked.value === '/') return check();
        const ended = await showPrompt(bus, owner, asked.value, cancelled);
        if (ended === 'gone') return fail({ code: 'keyring-absent' });
        return ended === 'dismissed' ? fail({ code: 'unlock-dismissed' }) : check();
      };
      return { done: run(), cancel: dismiss };
    },
  };
}

/** `lost` is a connection that came back: the prompts of the one before are gone with it. */
type PromptEnd = 'completed' | 'dismissed' | 'gone' | 'lost';

async function showPrompt(
  bus: SessionBus,
  owner: string,
  path: string,
  cancelled: Promise<'cancelled'>,
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
    if (!shown.ok) return 'dismissed';
    // A cancelled prompt is left on the screen: gnome-keyring 42 crashes on Dismiss, and the person can close it.
    const first = await Promise.race([ended, cancelled]);
    return first === 'cancelled' ? 'dismissed' : first;
  } finally {
    stopCompleted();
    stopOwner();
  }
}

function variantValue(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : undefined;
}
