import { noticePhrases } from '../../../../shared/words/en/notice-phrases.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { Notice, NoticeAction, Notifier } from '../../../core/ports/desktop.ts';
import type { BusFailure, BusSignal, SessionBus } from './session-bus.ts';

const name = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';
/** What the specification calls a click beside the buttons. */
const plainClick = 'default';

/** How Keyfob's notices are marked. */
export interface NotificationLook {
  readonly app: string;
  /** The base name of its desktop file. */
  readonly desktopEntry: string;
  /** A file, or what an icon theme calls it. */
  readonly icon: string;
}

/** After so long a fallback that told neither success nor failure has failed: the next notice must not wait for it. */
const fallbackDeadlineMs = 5_000;

interface Shown {
  readonly id: number;
  readonly actions: ReadonlyMap<string, NoticeAction>;
  readonly onAction: (action: NoticeAction) => void;
}

interface Daemon {
  /** Its unique name: nobody else is believed. */
  readonly owner: string;
  readonly abilities: ReadonlySet<string>;
  readonly stopListening: () => void;
}

/**
 * Notices with buttons, shown by the desktop's notification daemon; by `fallback` where there is no session bus. A click
 * may bring a token with which a window may come to the front; `onActivation` has it before the click counts.
 */
export function createNotifications(
  bus: SessionBus,
  look: NotificationLook,
  fallback: Notifier,
  onActivation: (token: string) => void,
): Notifier {
  const shown = new Map<string, Shown>();
  let daemon: Daemon | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const call = (owner: string, member: string, signature = '', body: readonly unknown[] = []) =>
    bus.call({ destination: owner, path, interface: name, member, signature, body });

  const onSignal = (owner: string, { sender, path: from, member, body }: BusSignal) => {
    if (sender !== owner || from !== path) return;
    const found = [...shown].find(([, { id }]) => id === body[0]);
    if (found === undefined) return;
    const [subject, { id, actions, onAction }] = found;
    if (member === 'NotificationClosed') shown.delete(subject);
    if (member === 'ActivationToken') onActivation(String(body[1]));
    if (member !== 'ActionInvoked') return;
    const action = actions.get(String(body[1]));
    if (action === undefined) return;
    shown.delete(subject);
    void call(owner, 'CloseNotification', 'u', [id]);
    onAction(action);
  };

  const findDaemon = async (): Promise<Result<Daemon, BusFailure>> => {
    const owner = await bus.ownerOf(name);
    if (!owner.ok) return owner;
    if (daemon !== null && daemon.owner === owner.value) return ok(daemon);
    daemon?.stopListening();
    daemon = null;
    shown.clear();
    const abilities = await call(owner.value, 'GetCapabilities');
    if (!abilities.ok) return abilities;
    daemon = {
      owner: owner.value,
      abilities: new Set(listOfTexts(abilities.value[0])),
      stopListening: await bus.onSignal(
        `type='signal',sender='${owner.value}',path='${path}',interface='${name}'`,
        (signal) =>
          void enqueue(() => {
            onSignal(owner.value, signal);
          }),
      ),
    };
    return ok(daemon);
  };

  const showFallback: Notifier['show'] = (notice, onAction) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => resolve(false), fallbackDeadlineMs);
      fallback
        .show(notice, onAction)
        .then(resolve, reject)
        .finally(() => clearTimeout(timer));
    });

  const show: Notifier['show'] = async (notice, onAction) => {
    const found = await findDaemon();
    if (!found.ok) return found.error === 'no-bus' ? showFallback(notice, onAction) : false;
    const { owner, abilities } = found.value;
    const { Variant } = await import('@jellybrick/dbus-next');
    const actions = abilities.has('actions') ? actionsOf(notice) : [];
    const sent = await call(owner, 'Notify', 'susssasa{sv}i', [
      look.app,
      shown.get(notice.subject)?.id ?? 0,
      look.icon,
      notice.title,
      abilities.has('body-markup') ? escapeMarkup(notice.body) : notice.body,
      actions.flatMap(({ key, label }) => [key, label]),
      {
        'desktop-entry': new Variant('s', look.desktopEntry),
        'suppress-sound': new Variant('b', true),
        urgency: new Variant('y', 1),
      },
      -1,
    ]);
    const id = sent.ok ? sent.value[0] : null;
    if (typeof id !== 'number') return false;
    shown.set(notice.subject, {
      id,
      actions: new Map(actions.map(({ key, action }) => [key, action])),
      onAction,
    });
    return true;
  };

  const withdraw = async (subject: string): Promise<void> => {
    const notice = shown.get(subject);
    shown.delete(subject);
    if (notice !== undefined && daemon !== null)
      await call(daemon.owner, 'CloseNotification', 'u', [notice.id]);
    else await fallback.withdraw(subject);
  };

  /** One after the other, so that a notice is never withdrawn, nor a click on it heard, before it has an id. */
  const enqueue = <Value>(task: () => Value | Promise<Value>): Promise<Value> => {
    const done = queue.then(task);
    queue = done.catch(() => undefined);
    return done;
  };

  return {
    show: (notice, onAction) => enqueue(() => show(notice, onAction)),
    withdraw: (subject) => enqueue(() => withdraw(subject)),
  };
}

function actionsOf({
  buttons,
}: Notice): readonly { readonly key: string; readonly label: string; readonly action: NoticeAction }[] {
  return [
    { key: plainClick, label: noticePhrases().open, action: 'open-window' },
    ...buttons.map(({ action, label }) => ({ key: action, label, action })),
  ];
}

function listOfTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
