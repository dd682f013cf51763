import type { ActName, Input } from '../../../../shared/contract/contract.ts';
import { accountsNamespace } from '../../../../shared/contract/state/preset.ts';
import type { TokenSubject } from '../../../../shared/contract/state/inspection.ts';
import type { actPhrases } from '../../../../shared/words/en/act-phrases.ts';
import { formatLifetime } from '../../../../shared/words/text/format-time.ts';
import { visibleText } from '../../../../shared/words/text/visible-text.ts';
import { presetAccount } from '../../cluster/access/preset-objects.ts';
import type { ActedOn } from './why-everything.ts';

type Say = ReturnType<typeof actPhrases>;

/** The question about a request, and the button that agrees to it. */
export interface ActWords {
  readonly asks: string;
  readonly agree: string;
}

/** Makes them for one request, in the language that is spoken. */
export type ActWording<Name extends ActName> = (say: Say, input: Input<Name>, app: ActedOn) => ActWords;

/** The words for each request that needs an act; a missing one does not compile. */
export const actWords: { readonly [Name in ActName]: ActWording<Name> } = {
  'access:ask': (say) => say.askAccess,
  'access:set-up': ({ setUpAccess: { asks, agree } }, { role }) => ({ asks: asks[role], agree }),
  'token:copy-fresh': (say) => say.copyFresh,
  'token:copy': (say, { id }, app) => about(say.copy, saved(say, id, app)),
  'token:forget': (say, { id }, app) => about(say.forget, saved(say, id, app)),
  'token:keep': (say, _input, app) => about(say.keep, leaving(say, app)),
  'token:renew': (say, { id }, app) => about(say.renew, saved(say, id, app)),
  'token:choose-renewal': (say, { id, byItself }, app) =>
    about(byItself ? say.renewByItself : say.stopRenewing, saved(say, id, app)),
  'token:revoke': (say, { id }, app) => about(say.revoke, saved(say, id, app)),
  'token-entry:revoke': (say, { id }, app) => about(say.revokeEntry, saved(say, id, app)),
  'token:mint': ({ mint: { asks, agree } }, { account, lifetimeSeconds, forTray }) => {
    const isNew = account.kind === 'new';
    const name = shown(isNew ? presetAccount(account.preset) : account);
    return { asks: asks(name, formatLifetime(lifetimeSeconds), isNew, forTray), agree };
  },
  'tray:use-own-account': (say) => say.useOwnAccount,
  'own-account:change-rights': ({ changeRights: { asks, agree } }, { name, kind, target }) => ({
    asks: asks[kind](shown({ namespace: accountsNamespace, name }), visibleText(target)),
    agree,
  }),
  'own-account:remove': (say, { name }) =>
    about(say.removeAccount, shown({ namespace: accountsNamespace, name })),
  'legacy-tokens:delete': (say) => say.deleteLegacyToken,
  'inspect:accepted': (say, { subject }, app) => about(say.askAccepted, inspected(say, subject, app)),
  'inspect:try': (say, { subject }, app) => about(say.tryOut, inspected(say, subject, app)),
  'inspect:copy-line': (say, { subject, withToken }, app) =>
    withToken ? about(say.copyLine, inspected(say, subject, app)) : say.copyCommand,
  'inspect:export': (say, { subject }, app) => about(say.export, inspected(say, subject, app)),
  'admin:copy-token': (say) => say.copyAdminToken,
  'admin:update-copy': (say) => say.updateCopy,
  'rotation:copy-proof': (say) => say.copyProof,
  'rotation:save-proof': (say) => say.saveProof,
  'rotation:start': (say, { command }) => say.rotation[command],
  'dashboard:set-address': (say, { address }) =>
    address.trim() === ''
      ? say.removeDashboard
      : about(say.setDashboard, visibleText(address.trim().slice(0, mostShown))),
  'dashboard:open': (say, _input, { store: { snapshot } }) =>
    snapshot.dashboardAddress === null
      ? say.signIn
      : about(say.openDashboard, visibleText(snapshot.dashboardAddress)),
  'dashboard:end-session': (say) => say.endDashboardSession,
  'dashboard:renew-session': (say) => say.renewDashboardSession,
  'settings:change': (say, change) => ({
    asks: say.changeSettings.asks(settings(say, change)),
    agree: say.changeSettings.agree,
  }),
  'login:choose': (say, { on }) => (on ? say.startAtLogin : say.doNotStart),
  'update:restart': (say) => say.restart,
  'keyring:unlock': (say) => say.unlockKeyring,
  'cluster:choose-snap-data': (say) => say.chooseSnapData,
  'cluster:use-default-snap-data': (say) => say.useDefaultSnapData,
  'cluster:open-requested': (say) => say.openRequested,
  'clipboard:copy-command': (say) => say.copyCommand,
  'report:copy': (say) => say.copyReport,
  'certificates:copy-command': (say) => say.copyCommand,
  'real-cluster:copy-command': (say) => say.copyCommand,
  'dashboard:copy-command': (say) => say.copyCommand,
  'node-tokens:copy-command': (say) => say.copyCommand,
  'safety:copy-command': (say) => say.copyCommand,
  'admin:copy-command': (say) => say.copyCommand,
};

/** A dialog cannot be scrolled. */
const mostShown = 200;

function about(
  { asks, agree }: { readonly asks: (what: string) => string; readonly agree: string },
  what: string,
): ActWords {
  return { asks: asks(what), agree };
}

function shown({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return visibleText(`${namespace}/${name}`);
}

function saved({ token }: Say, id: string, app: ActedOn): string {
  const open = app.clusters.open();
  const row = open.ok ? open.value.saved.row(id) : null;
  return row === null ? token.gone : token.of(shown({ namespace: row.namespace, name: row.serviceAccount }));
}

function leaving({ token }: Say, { store: { snapshot } }: ActedOn): string {
  const [first, ...others] = snapshot.forgetting.leaving?.tokens ?? [];
  if (first === undefined) return token.gone;
  if (others.length > 0) return token.several(others.length + 1);
  return token.of(shown({ namespace: first.namespace, name: first.serviceAccount }));
}

function inspected(say: Say, { kind, id }: TokenSubject, app: ActedOn): string {
  return kind === 'saved' ? saved(say, id, app) : say.token.pasted;
}

function settings({ settings: say }: Say, change: Input<'settings:change'>): readonly string[] {
  const { clipboardSeconds, tokenLifetimeSeconds, alertTokenPercent, dashboardIdleSeconds: idle } = change;
  const { alertTokens, alertCertificates, alertStaticTokens, dashboardEndsAtLock: atLock } = change;
  return [
    clipboardSeconds === undefined ? null : say.clipboard(formatLifetime(clipboardSeconds)),
    tokenLifetimeSeconds === undefined ? null : say.lifetime(formatLifetime(tokenLifetimeSeconds)),
    idle === undefined ? null : say.dashboardIdle(idle === null ? null : formatLifetime(idle)),
    atLock === undefined ? null : say.dashboardAtLock(atLock),
    alertTokenPercent === undefined ? null : say.tokenShare(alertTokenPercent),
    alertTokens === undefined ? null : say.tokens(alertTokens),
    alertCertificates === undefined ? null : say.certificates(alertCertificates),
    alertStaticTokens === undefined ? null : say.staticTokens(alertStaticTokens),
  ].filter((each) => each !== null);
}
