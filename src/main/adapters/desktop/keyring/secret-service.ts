import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { BusFailure, SessionBus } from '../dbus/session-bus.ts';
import { showPrompt, type PromptEnd } from './secret-prompt.ts';
import { offerTransfer, plainTransfer, transferAlgorithm, type SecretTransfer } from './secret-transfer.ts';

const name = 'org.freedesktop.secrets';
const servicePath = '/org/freedesktop/secrets';
const prefix = 'org.freedesktop.Secret.';
/** Where the Secret Service keeps what it forgets at logout; it is no keyring to keep anything in. */
const sessionCollection = `${servicePath}/collection/session`;
/** What stands for "no object" and for "no prompt". */
export const noObject = '/';

/** One key agreement in 256 cannot be used; so many in a row is no chance. */
const agreements = 8;

type Kind = 'Service' | 'Collection' | 'Item';

/** A keyring of the service, as it said itself. */
export interface Collection {
  readonly path: string;
  readonly locked: boolean;
}

/** Entries that were found; no service tells of those in a locked collection with certainty. */
export interface Found {
  readonly unlocked: readonly string[];
  readonly locked: readonly string[];
}

/** A session for secrets: it belongs to one connection and one service. */
export interface SecretSession {
  readonly path: string;
  readonly transfer: SecretTransfer;
}

/** Calls of one running Secret Service; only its own replies and signals are believed. */
export class SecretService {
  readonly owner: string;
  readonly #bus: SessionBus;
  readonly #deadlineMs: number;

  private constructor(bus: SessionBus, owner: string, deadlineMs: number) {
    this.#bus = bus;
    this.owner = owner;
    this.#deadlineMs = deadlineMs;
  }

  /** The one that has the name now; it is started when it can be. */
  static async find(bus: SessionBus, deadlineMs: number): Promise<Result<SecretService, AppError>> {
    const owner = await bus.ownerOf(name);
    if (owner.ok) return ok(new SecretService(bus, owner.value, deadlineMs));
    return fail(owner.error === 'timeout' ? timeout(deadlineMs) : { code: 'keyring-absent' });
  }

  /** The path of the default collection; null where there is none. */
  async readDefault(): Promise<Result<string | null, AppError>> {
    const alias = await this.call('Service', servicePath, 'ReadAlias', 's', ['default']);
    if (!alias.ok) return alias;
    const path = pathOf(alias.value[0]);
    return ok(path === noObject ? null : path);
  }

  /** Whether a collection or an entry is locked; null for one that is not there. */
  async isLocked(kind: 'Collection' | 'Item', path: string): Promise<Result<boolean | null, AppError>> {
    const locked = await this.#property(kind, path, 'Locked');
    if (locked.ok) return ok(locked.value !== false);
    return locked.error === 'refused' ? ok(null) : fail(this.#toError(locked.error));
  }

  /** Every keyring, and whether it is locked. */
  async collections(): Promise<Result<readonly Collection[], AppError>> {
    const listed = await this.#property('Service', servicePath, 'Collections');
    if (!listed.ok) return fail(this.#toError(listed.error));
    const paths = textsOf(listed.value).filter((path) => path !== sessionCollection);
    const found: Collection[] = [];
    const states = await Promise.all(
      paths.map(async (path) => ({ path, locked: await this.isLocked('Collection', path) })),
    );
    for (const { path, locked } of states) {
      if (!locked.ok) return locked;
      if (locked.value !== null) found.push({ path, locked: locked.value });
    }
    return ok(found);
  }

  /** What a person calls a collection. */
  async label(path: string): Promise<string> {
    const label = await this.#property('Collection', path, 'Label');
    return label.ok && typeof label.value === 'string' && label.value !== ''
      ? label.value
      : errorNameOf(path);
  }

  /** Entries with these attributes in all collections. */
  async search(attributes: Readonly<Record<string, string>>): Promise<Result<Found, AppError>> {
    const found = await this.call('Service', servicePath, 'SearchItems', 'a{ss}', [attributes]);
    return found.ok ? ok({ unlocked: textsOf(found.value[0]), locked: textsOf(found.value[1]) }) : found;
  }

  /** Opens a session for secrets; an encrypted one where the service knows how. */
  async openSession(): Promise<Result<SecretSession, AppError>> {
    const { Variant } = await import('@jellybrick/dbus-next');
    const open = (algorithm: string, input: InstanceType<typeof Variant>) =>
      this.#call('Service', servicePath, 'OpenSession', 'sv', [algorithm, input]);
    for (let attempt = 1; attempt <= agreements; attempt += 1) {
      const offer = offerTransfer();
      const encrypted = await open(transferAlgorithm, new Variant('ay', offer.publicKey));
      if (!encrypted.ok) {
        if (encrypted.error !== 'refused') return fail(this.#toError(encrypted.error));
        const plain = await open('plain', new Variant('s', ''));
        if (!plain.ok) return fail(this.#toError(plain.error));
        return ok({ path: pathOf(plain.value[1]), transfer: plainTransfer });
      }
      const theirs = variantValue(encrypted.value[0]);
      const transfer = Buffer.isBuffer(theirs) ? offer.accept(theirs) : null;
      if (transfer !== null) return ok({ path: pathOf(encrypted.value[1]), transfer });
    }
    return fail({ code: 'keyring-failed' });
  }

  /** Calls a method; a refusal is the answer `keyring-failed`, and what the service then says of its objects tells why. */
  async call(
    kind: Kind,
    path: string,
    member: string,
    signature = '',
    body: readonly unknown[] = [],
  ): Promise<Result<readonly unknown[], AppError>> {
    const answer = await this.#call(kind, path, member, signature, body);
    return answer.ok ? answer : fail(this.#toError(answer.error));
  }

  /** Lets the service ask a person; success is its end, whatever the answer was. */
  ask(path: string, stopped?: Promise<'dismissed'>): Promise<PromptEnd> {
    return showPrompt(this.#bus, this.owner, path, stopped ?? new Promise(() => undefined));
  }

  #call(kind: Kind, path: string, member: string, signature: string, body: readonly unknown[]) {
    const { owner: destination } = this;
    return this.#bus.call({ destination, path, interface: prefix + kind, member, signature, body });
  }

  async #property(kind: Kind, path: string, key: string): Promise<Result<unknown, BusFailure>> {
    const read = await this.#bus.call({
      destination: this.owner,
      path,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: [prefix + kind, key],
    });
    return read.ok ? ok(variantValue(read.value[0])) : read;
  }

  /** It was there a moment ago: a name without an owner means that it ended. */
  #toError(failure: BusFailure): AppError {
    switch (failure) {
      case 'no-bus':
      case 'no-such-name':
        return { code: 'keyring-gone' };
      case 'timeout':
        return timeout(this.#deadlineMs);
      case 'refused':
        return { code: 'keyring-failed' };
    }
  }
}

/** An object path of a reply; that of nothing where there is none. */
export function pathOf(value: unknown): string {
  return typeof value === 'string' ? value : noObject;
}

/** The last part of an object path. */
export function errorNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function timeout(deadlineMs: number): AppError {
  return { code: 'keyring-timeout', seconds: deadlineMs / 1000 };
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function variantValue(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : undefined;
}
