import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { windowPhrases } from '../../../../shared/words/en/window-phrases.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { Keyring, KeyringEntry, Presence } from '../../../core/ports/desktop.ts';
import { Secret } from '../../../core/ports/secret.ts';
import type { SessionBus } from '../dbus/session-bus.ts';
import { findEntry } from './find-entry.ts';
import type { PromptEnd } from './secret-prompt.ts';
import { noObject, pathOf, SecretService, type SecretSession } from './secret-service.ts';

/** What a keyring is made of. */
export interface KeyringParts {
  readonly bus: SessionBus;
  /** The Secret Service attribute `service` of every entry. */
  readonly service: string;
  /** How long a call may take that asks nobody. */
  readonly deadlineMs: number;
}

const emptySecret = new Secret('');

/** The schema that libsecret gives to entries that have no other; those of earlier Keyfobs have it. */
const schema = 'org.freedesktop.Secret.Generic';

/**
 * The OS keyring over one connection to the session bus, because some services ask a person for each connection. Why a
 * call was refused is told by what the service says of its objects afterwards, never by the words of its refusal.
 */
export function createKeyring({ bus, service, deadlineMs }: KeyringParts): Keyring {
  let session: { readonly owner: string; readonly opened: SecretSession } | null = null;
  const queues = new Map<string, Promise<unknown>>();
  const questions = new Map<string, Promise<Result<null, AppError>>>();

  const find = () => SecretService.find(bus, deadlineMs);
  const attributesOf = (account: string) => ({ service, account });

  const openSession = async (secrets: SecretService): Promise<Result<SecretSession, AppError>> => {
    if (session?.owner === secrets.owner) return ok(session.opened);
    const opened = await secrets.openSession();
    if (opened.ok) session = { owner: secrets.owner, opened: opened.value };
    return opened;
  };

  /** Lets the service ask a person; oo7 asks in a window only who has a session with it, by the connection of now. */
  const putQuestion = async (
    secrets: SecretService,
    question: string,
    stopped?: Promise<'dismissed'>,
  ): Promise<PromptEnd> => {
    if (question === noObject) return 'completed';
    session = null;
    await openSession(secrets);
    return secrets.ask(question, stopped);
  };

  /** The default collection when it can be used. */
  const openDefault = async (secrets: SecretService): Promise<Result<string, AppError>> => {
    const path = await secrets.readDefault();
    if (!path.ok) return path;
    if (path.value === null) return fail({ code: 'keyring-no-default' });
    const locked = await secrets.isLocked('Collection', path.value);
    if (!locked.ok) return locked;
    if (locked.value === null) return fail({ code: 'keyring-no-default' });
    return locked.value ? fail({ code: 'keyring-locked' }) : ok(path.value);
  };

  const checkDefault = async (secrets: SecretService): Promise<Result<null, AppError>> => {
    const found = await openDefault(secrets);
    return found.ok ? ok(null) : found;
  };

  const check = async () => {
    const secrets = await find();
    return secrets.ok ? checkDefault(secrets.value) : secrets;
  };

  const unlock = async (stopped: Promise<'dismissed'>): Promise<Result<null, AppError>> => {
    const found = await find();
    if (!found.ok) return found;
    const secrets = found.value;
    const path = await secrets.readDefault();
    if (!path.ok) return path;
    const asked = path.value === null ? await makeDefault(secrets) : await unlockObject(secrets, path.value);
    if (!asked.ok) return asked;
    const end = await putQuestion(secrets, asked.value, stopped);
    if (end === 'gone') return fail({ code: 'keyring-gone' });
    // What came of it counts, and not how the question ended: oo7 tells of a right password as of a dismissal.
    const after = await check();
    const isStillLocked = !after.ok && after.error.code === 'keyring-locked';
    return end === 'dismissed' && isStillLocked ? fail({ code: 'unlock-dismissed' }) : after;
  };

  /** Asks a person for one locked entry; those who ask at the same time share the question. */
  const askFor = (secrets: SecretService, item: string): Promise<Result<null, AppError>> => {
    const running = questions.get(item);
    if (running !== undefined) return running;
    const ask = async (): Promise<Result<null, AppError>> => {
      const asked = await unlockObject(secrets, item);
      if (!asked.ok) return asked;
      if ((await putQuestion(secrets, asked.value)) === 'gone') return fail({ code: 'keyring-gone' });
      const locked = await secrets.isLocked('Item', item);
      if (!locked.ok) return locked;
      return locked.value === true ? fail({ code: 'keyring-denied' }) : ok(null);
    };
    const question = ask().finally(() => questions.delete(item));
    questions.set(item, question);
    return question;
  };

  const read = async (secrets: SecretService, item: string): Promise<Result<Secret | null, AppError>> => {
    for (const attempt of ['first', 'last']) {
      const opened = await openSession(secrets);
      if (!opened.ok) return opened;
      const answer = await secrets.call('Item', item, 'GetSecret', 'o', [opened.value.path]);
      if (answer.ok) {
        const secret = openSecret(answer.value[0], opened.value);
        if (secret === null) return fail({ code: 'keyring-failed' });
        // KWallet lists an entry before it writes the wallet: of one that was killed in between the name is left.
        return ok(secret.equals(emptySecret) ? null : secret);
      }
      if (answer.error.code !== 'keyring-failed') return answer;
      const locked = await secrets.isLocked('Item', item);
      if (!locked.ok) return locked;
      if (locked.value === true) return fail({ code: 'keyring-denied' });
      // A session ends with the connection that it was opened on.
      if (attempt === 'first') session = null;
    }
    return fail({ code: 'keyring-failed' });
  };

  const load = async (entry: KeyringEntry, presence: Presence): Promise<Result<Secret | null, AppError>> => {
    const secrets = await find();
    if (!secrets.ok) return secrets;
    const found = await findEntry(secrets.value, attributesOf(entry.account), entry.collection);
    if (!found.ok) return found;
    const [item] = [...found.value.unlocked, ...found.value.locked];
    if (item === undefined) return ok(null);
    if (found.value.unlocked.length === 0) {
      if (presence === 'nobody') return fail({ code: 'keyring-asks' });
      const allowed = await askFor(secrets.value, item);
      if (!allowed.ok) return allowed;
    }
    return read(secrets.value, item);
  };

  const store = async (account: string, secret: Secret): Promise<Result<string, AppError>> => {
    const { Variant } = await import('@jellybrick/dbus-next');
    const secrets = await find();
    if (!secrets.ok) return secrets;
    const collection = await openDefault(secrets.value);
    if (!collection.ok) return collection;
    const opened = await openSession(secrets.value);
    if (!opened.ok) return opened;
    const properties = {
      'org.freedesktop.Secret.Item.Label': new Variant('s', `${service}/${account}`),
      'org.freedesktop.Secret.Item.Attributes': new Variant('a{ss}', {
        'xdg:schema': schema,
        ...attributesOf(account),
      }),
    };
    const { path, transfer } = opened.value;
    const sealed = [path, ...transfer.seal(secret)];
    const created = await secrets.value.call('Collection', collection.value, 'CreateItem', 'a{sv}(oayays)b', [
      properties,
      sealed,
      true,
    ]);
    if (!created.ok) {
      session = null;
      const after = created.error.code === 'keyring-failed' ? await checkDefault(secrets.value) : created;
      return after.ok ? created : after;
    }
    const end = await putQuestion(secrets.value, pathOf(created.value[1]));
    if (end === 'gone') return fail({ code: 'keyring-gone' });
    return end === 'completed' ? collection : fail({ code: 'keyring-denied' });
  };

  const remove = async (entry: KeyringEntry, presence: Presence): Promise<Result<null, AppError>> => {
    const found = await find();
    if (!found.ok) return found;
    const secrets = found.value;
    const look = () => findEntry(secrets, attributesOf(entry.account), entry.collection);
    const before = await look();
    if (!before.ok) return before;
    let refused: AppError = { code: 'keyring-denied' };
    for (const item of [...before.value.unlocked, ...before.value.locked]) {
      const removed = await removeItem(secrets, item, presence);
      if (!removed.ok) refused = removed.error;
    }
    const after = await look();
    if (!after.ok) return after;
    return after.value.unlocked.length + after.value.locked.length === 0 ? ok(null) : fail(refused);
  };

  const removeItem = async (
    secrets: SecretService,
    item: string,
    presence: Presence,
  ): Promise<Result<null, AppError>> => {
    // KWallet says of a locked entry that it is deleted, lists it no more, and has it again when it is unlocked.
    const locked = await secrets.isLocked('Item', item);
    if (!locked.ok) return locked;
    if (locked.value === true) {
      if (presence === 'nobody') return fail({ code: 'keyring-asks' });
      const allowed = await askFor(secrets, item);
      if (!allowed.ok) return allowed;
    }
    const deleted = await secrets.call('Item', item, 'Delete');
    if (!deleted.ok) return deleted;
    const question = pathOf(deleted.value[0]);
    if (question === noObject) return ok(null);
    if (presence === 'nobody') return fail({ code: 'keyring-asks' });
    const end = await putQuestion(secrets, question);
    return end === 'gone' ? fail({ code: 'keyring-gone' }) : ok(null);
  };

  /** One thing at a time for each entry: what a late answer still does must not overtake what was asked for after it. */
  const inTurn = <Value>(account: string, task: () => Promise<Value>): Promise<Value> => {
    const done = (queues.get(account) ?? Promise.resolve()).then(task);
    const settled = done.then(
      () => undefined,
      () => undefined,
    );
    queues.set(account, settled);
    void settled.then(() => queues.get(account) === settled && queues.delete(account));
    return done;
  };

  return {
    check,
    unlock() {
      let stop: (end: 'dismissed') => void = () => undefined;
      const stopped = new Promise<'dismissed'>((resolve) => (stop = resolve));
      return { done: unlock(stopped), cancel: () => stop('dismissed') };
    },
    store: (account, secret) => inTurn(account, () => store(account, secret)),
    load: (entry, presence) => inTurn(entry.account, () => load(entry, presence)),
    delete: (entry, presence) => inTurn(entry.account, () => remove(entry, presence)),
  };
}

/** Asks the service to unlock something; the path of the question that it has for a person. */
async function unlockObject(secrets: SecretService, path: string): Promise<Result<string, AppError>> {
  const asked = await secrets.call('Service', '/org/freedesktop/secrets', 'Unlock', 'ao', [[path]]);
  return asked.ok ? ok(pathOf(asked.value[1])) : asked;
}

async function makeDefault(secrets: SecretService): Promise<Result<string, AppError>> {
  const { Variant } = await import('@jellybrick/dbus-next');
  const name = windowPhrases().native.keyring;
  const label = { 'org.freedesktop.Secret.Collection.Label': new Variant('s', name) };
  const asked = await secrets.call('Service', '/org/freedesktop/secrets', 'CreateCollection', 'a{sv}s', [
    label,
    'default',
  ]);
  return asked.ok ? ok(pathOf(asked.value[1])) : asked;
}

function openSecret(answer: unknown, { transfer }: SecretSession): Secret | null {
  if (!Array.isArray(answer)) return null;
  const [, parameters, value] = answer as unknown[];
  return Buffer.isBuffer(parameters) && Buffer.isBuffer(value) ? transfer.open(parameters, value) : null;
}
