import type { ActName, Input } from '../../../../shared/contract/contract.ts';
import { formatLifetime } from '../../../../shared/words/text/format-time.ts';
import { presetAccount } from '../../cluster/access/preset-objects.ts';
import { visibleText } from '../../../../shared/words/text/visible-text.ts';
import type { TokenSubject } from '../../../../shared/contract/state/inspection.ts';
import type { RotationCommand } from '../../../../shared/contract/state/rotation.ts';
import type { ActedOn } from './gives-everything.ts';

/** What a request would do, after “asks to”, and the button that agrees to it. */
export interface ActWords {
  readonly asks: string;
  readonly agree: string;
}

const rotations: Readonly<Record<RotationCommand, ActWords>> = {
  rotate: { asks: 'rotate the admin token', agree: 'Rotate' },
  resume: { asks: 'finish the rotation of the admin token that was cut off', agree: 'Finish' },
  undo: { asks: 'make the former admin token work again', agree: 'Go back' },
  forget: { asks: 'remove the former admin token for good', agree: 'Remove' },
};

const command = (): ActWords => ({ asks: 'copy a command for a terminal', agree: 'Copy' });

/** The words for each request that needs an act; a missing one does not compile. */
export const actWords: { readonly [Name in ActName]: (input: Input<Name>, app: ActedOn) => ActWords } = {
  'access:ask': () => ({ asks: 'ask you what dashboard tokens may do', agree: 'Ask' }),
  'access:set-up': ({ role }) => ({
    asks: `set up access for dashboard tokens as ${role === 'view' ? 'read only' : 'full control'} (ClusterRole ${role})`,
    agree: 'Set up access',
  }),
  'token:copy-fresh': () => ({ asks: 'copy a fresh dashboard token', agree: 'Copy' }),
  'token:copy': ({ id }, app) => ({ asks: `copy ${kept(id, app)}`, agree: 'Copy' }),
  'token:forget': ({ id }, app) => ({ asks: `forget ${kept(id, app)}`, agree: 'Forget' }),
  'token:renew': ({ id }, app) => ({
    asks: `mint another token in the place of ${kept(id, app)}`,
    agree: 'Renew',
  }),
  'token:choose-renewal': ({ id, byItself }, app) => ({
    asks: `${byItself ? 'renew' : 'no longer renew'} ${kept(id, app)} by itself`,
    agree: byItself ? 'Renew by itself' : 'Stop renewing',
  }),
  'token:revoke': ({ id }, app) => ({ asks: `revoke ${kept(id, app)}`, agree: 'Revoke' }),
  'token:mint': ({ account, lifetimeSeconds, forTray }) => ({
    asks: [
      account.kind === 'new' ? 'make an account and ' : '',
      `mint a token for ${shown(account.kind === 'new' ? presetAccount(account.preset) : account)}`,
      `, valid for ${formatLifetime(lifetimeSeconds)}`,
      forTray ? ', and to copy tokens of this account in the tray' : '',
    ].join(''),
    agree: 'Mint token',
  }),
  'tray:use-own-account': () => ({
    asks: 'copy tokens of Keyfob’s own account in the tray',
    agree: 'Use this account',
  }),
  'legacy-tokens:delete': () => ({
    asks: 'delete a legacy token, so that the cluster refuses it',
    agree: 'Delete',
  }),
  'inspect:accepted': ({ subject }, app) => ({
    asks: `send ${inspected(subject, app)} to its cluster, to learn whether it is accepted`,
    agree: 'Send',
  }),
  'inspect:try': ({ subject }, app) => ({
    asks: `send ${inspected(subject, app)} to its cluster and list the pods with it`,
    agree: 'Send',
  }),
  'inspect:copy-line': ({ subject, withToken }, app) =>
    withToken
      ? { asks: `copy a line with ${inspected(subject, app)} inside`, agree: 'Copy with token' }
      : command(),
  'inspect:export': ({ subject }, app) => ({
    asks: `write ${inspected(subject, app)} into a file`,
    agree: 'Choose a file',
  }),
  'admin:copy-token': () => ({ asks: 'copy the admin token of this cluster', agree: 'Copy' }),
  'admin:update-copy': () => ({
    asks: 'write the admin token of now into one of your kubeconfigs that holds a former one',
    agree: 'Write',
  }),
  'rotation:copy-proof': () => ({ asks: 'copy the proof of the last rotation', agree: 'Copy' }),
  'rotation:save-proof': () => ({ asks: 'save the proof of the last rotation', agree: 'Choose a file' }),
  'rotation:start': ({ command }) => rotations[command],
  'dashboard:set-address': ({ address }) => ({
    asks:
      address.trim() === ''
        ? 'take the address of the dashboard away'
        : `set the address of the dashboard to ${visibleText(address.trim().slice(0, mostShown))}`,
    agree: 'Change the address',
  }),
  'dashboard:open': (_input, { store }) => ({
    asks: `open ${visibleText(store.snapshot.dashboardAddress ?? 'the dashboard')} in your browser`,
    agree: 'Open',
  }),
  'settings:change': (change) => ({ asks: `change settings: ${settings(change)}`, agree: 'Change' }),
  'login:choose': ({ on }) => ({
    asks: on ? 'start Keyfob when you log in' : 'no longer start Keyfob when you log in',
    agree: on ? 'Start at login' : 'Do not start',
  }),
  'keyring:unlock': () => ({ asks: 'unlock the keyring', agree: 'Unlock' }),
  'cluster:choose-snap-data': () => ({ asks: 'open another snap data folder', agree: 'Choose a folder' }),
  'cluster:use-default-snap-data': () => ({
    asks: 'open MicroK8s’ own snap data folder',
    agree: 'Open',
  }),
  'cluster:open-requested': () => ({
    asks: 'open the cluster that Keyfob was started for a second time',
    agree: 'Open',
  }),
  'clipboard:copy-command': command,
  'report:copy': () => ({ asks: 'copy a report on Keyfob', agree: 'Copy' }),
  'certificates:copy-command': command,
  'dashboard:copy-command': command,
  'node-tokens:copy-command': command,
  'safety:copy-command': command,
  'admin:copy-command': command,
};

/** A dialog cannot be scrolled. */
const mostShown = 200;

function shown({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return visibleText(`${namespace}/${name}`);
}

function kept(id: string, app: ActedOn): string {
  const open = app.clusters.open();
  const row = open.ok ? open.value.saved.row(id) : null;
  return row === null
    ? 'a token that is not kept any more'
    : `the token of ${shown({ namespace: row.namespace, name: row.serviceAccount })}`;
}

function inspected({ kind, id }: TokenSubject, app: ActedOn): string {
  return kind === 'kept' ? kept(id, app) : 'the token that was pasted';
}

function settings(change: Input<'settings:change'>): string {
  const { clipboardSeconds, tokenLifetimeSeconds, alertTokenPercent } = change;
  const alerts = [
    ['tokens', change.alertTokens],
    ['certificates', change.alertCertificates],
    ['static tokens', change.alertStaticTokens],
  ] as const;
  return [
    ...(clipboardSeconds === undefined
      ? []
      : [`clear the clipboard after ${formatLifetime(clipboardSeconds)}`]),
    ...(tokenLifetimeSeconds === undefined
      ? []
      : [`new tokens are valid for ${formatLifetime(tokenLifetimeSeconds)}`]),
    ...(alertTokenPercent === undefined ? [] : [`tell of a token with ${alertTokenPercent} % left`]),
    ...alerts.flatMap(([what, isOn]) =>
      isOn === undefined ? [] : [`${isOn ? 'tell' : 'do not tell'} of ${what} before they end`],
    ),
  ].join(', ');
}
