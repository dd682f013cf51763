import { accessPhrases } from '../../../src/shared/words/en/access-phrases.ts';
import { accountErrorPhrases } from '../../../src/shared/words/en/account-error-phrases.ts';
import { accountPhrases } from '../../../src/shared/words/en/account-phrases.ts';
import { actPhrases } from '../../../src/shared/words/en/act-phrases.ts';
import { activityPhrases } from '../../../src/shared/words/en/activity-phrases.ts';
import { adminPhrases } from '../../../src/shared/words/en/admin-phrases.ts';
import { adminErrorPhrases } from '../../../src/shared/words/en/admin-error-phrases.ts';
import { alertPhrases } from '../../../src/shared/words/en/alert-phrases.ts';
import { apiCertificateErrorPhrases } from '../../../src/shared/words/en/api-certificate-error-phrases.ts';
import { apiErrorPhrases } from '../../../src/shared/words/en/api-error-phrases.ts';
import { appErrorPhrases } from '../../../src/shared/words/en/app-error-phrases.ts';
import { authorityErrorPhrases } from '../../../src/shared/words/en/authority-error-phrases.ts';
import { bannerPhrases } from '../../../src/shared/words/en/banner-phrases.ts';
import { certificatePhrases } from '../../../src/shared/words/en/certificate-phrases.ts';
import { certificateErrorPhrases } from '../../../src/shared/words/en/certificate-error-phrases.ts';
import { certificateScreenPhrases } from '../../../src/shared/words/en/certificate-screen-phrases.ts';
import { claimPhrases } from '../../../src/shared/words/en/claim-phrases.ts';
import { clusterFileErrorPhrases } from '../../../src/shared/words/en/cluster-file-error-phrases.ts';
import { commonPhrases } from '../../../src/shared/words/en/common-phrases.ts';
import { copyNoticePhrases } from '../../../src/shared/words/en/copy-notice-phrases.ts';
import { credentialPhrases } from '../../../src/shared/words/en/credential-phrases.ts';
import { dashboardPhrases } from '../../../src/shared/words/en/dashboard-phrases.ts';
import { dashboardErrorPhrases } from '../../../src/shared/words/en/dashboard-error-phrases.ts';
import { dashboardFindingPhrases } from '../../../src/shared/words/en/dashboard-finding-phrases.ts';
import { dashboardSessionPhrases } from '../../../src/shared/words/en/dashboard-session-phrases.ts';
import { dialogPhrases } from '../../../src/shared/words/en/dialog-phrases.ts';
import { enginePhrases } from '../../../src/shared/words/en/engine-phrases.ts';
import { escalationPhrases } from '../../../src/shared/words/en/escalation-phrases.ts';
import { findingPhrases } from '../../../src/shared/words/en/finding-phrases.ts';
import { firstRunPhrases } from '../../../src/shared/words/en/first-run-phrases.ts';
import { guidePhrases } from '../../../src/shared/words/en/guide-phrases.ts';
import { inspectPhrases } from '../../../src/shared/words/en/inspect-phrases.ts';
import { inspectErrorPhrases } from '../../../src/shared/words/en/inspect-error-phrases.ts';
import { inspectRightsPhrases } from '../../../src/shared/words/en/inspect-rights-phrases.ts';
import { inspectUsePhrases } from '../../../src/shared/words/en/inspect-use-phrases.ts';
import { inspectVerdictPhrases } from '../../../src/shared/words/en/inspect-verdict-phrases.ts';
import { keyringErrorPhrases } from '../../../src/shared/words/en/keyring-error-phrases.ts';
import { keyPhrases } from '../../../src/shared/words/en/key-phrases.ts';
import { kubeconfigErrorPhrases } from '../../../src/shared/words/en/kubeconfig-error-phrases.ts';
import { legacyTokenPhrases } from '../../../src/shared/words/en/legacy-token-phrases.ts';
import { listPhrases } from '../../../src/shared/words/en/list-phrases.ts';
import { navigationPhrases } from '../../../src/shared/words/en/navigation-phrases.ts';
import { newTokenPhrases } from '../../../src/shared/words/en/new-token-phrases.ts';
import { noticePhrases } from '../../../src/shared/words/en/notice-phrases.ts';
import { overviewPhrases } from '../../../src/shared/words/en/overview-phrases.ts';
import { ownAccountPhrases } from '../../../src/shared/words/en/own-account-phrases.ts';
import { packagePhrases } from '../../../src/shared/words/en/package-phrases.ts';
import { palettePhrases } from '../../../src/shared/words/en/palette-phrases.ts';
import { questionPhrases } from '../../../src/shared/words/en/question-phrases.ts';
import { realClusterPhrases } from '../../../src/shared/words/en/real-cluster-phrases.ts';
import { reportPhrases } from '../../../src/shared/words/en/report-phrases.ts';
import { rotationPhrases } from '../../../src/shared/words/en/rotation-phrases.ts';
import { rotationErrorPhrases } from '../../../src/shared/words/en/rotation-error-phrases.ts';
import { safetyPhrases } from '../../../src/shared/words/en/safety-phrases.ts';
import { settingsPhrases } from '../../../src/shared/words/en/settings-phrases.ts';
import { startPhrases } from '../../../src/shared/words/en/start-phrases.ts';
import { staticTokenPhrases } from '../../../src/shared/words/en/static-token-phrases.ts';
import { terminalPhrases } from '../../../src/shared/words/en/terminal-phrases.ts';
import { timePhrases } from '../../../src/shared/words/en/time-phrases.ts';
import { timelinePhrases } from '../../../src/shared/words/en/timeline-phrases.ts';
import { tokenPhrases } from '../../../src/shared/words/en/token-phrases.ts';
import { tokenCopyPhrases } from '../../../src/shared/words/en/token-copy-phrases.ts';
import { tokenErrorPhrases } from '../../../src/shared/words/en/token-error-phrases.ts';
import { trayPhrases } from '../../../src/shared/words/en/tray-phrases.ts';
import { updatePhrases } from '../../../src/shared/words/en/update-phrases.ts';
import { verdictPhrases } from '../../../src/shared/words/en/verdict-phrases.ts';
import { wayPhrases } from '../../../src/shared/words/en/way-phrases.ts';
import { whyPhrases } from '../../../src/shared/words/en/why-phrases.ts';
import { windowPhrases } from '../../../src/shared/words/en/window-phrases.ts';
import type { Phrases } from '../../../src/shared/words/en/phrases.ts';

const english: { readonly [Subject in keyof Phrases]: () => Phrases[Subject] } = {
  access: accessPhrases,
  accountError: accountErrorPhrases,
  account: accountPhrases,
  act: actPhrases,
  activity: activityPhrases,
  admin: adminPhrases,
  adminError: adminErrorPhrases,
  alert: alertPhrases,
  apiCertificateError: apiCertificateErrorPhrases,
  apiError: apiErrorPhrases,
  appError: appErrorPhrases,
  authorityError: authorityErrorPhrases,
  banner: bannerPhrases,
  certificate: certificatePhrases,
  certificateError: certificateErrorPhrases,
  certificateScreen: certificateScreenPhrases,
  claim: claimPhrases,
  clusterFileError: clusterFileErrorPhrases,
  common: commonPhrases,
  copyNotice: copyNoticePhrases,
  credential: credentialPhrases,
  dashboard: dashboardPhrases,
  dashboardError: dashboardErrorPhrases,
  dashboardFinding: dashboardFindingPhrases,
  dashboardSession: dashboardSessionPhrases,
  dialog: dialogPhrases,
  engine: enginePhrases,
  escalation: escalationPhrases,
  finding: findingPhrases,
  firstRun: firstRunPhrases,
  guide: guidePhrases,
  inspect: inspectPhrases,
  inspectError: inspectErrorPhrases,
  inspectRights: inspectRightsPhrases,
  inspectUse: inspectUsePhrases,
  inspectVerdict: inspectVerdictPhrases,
  keyringError: keyringErrorPhrases,
  key: keyPhrases,
  kubeconfigError: kubeconfigErrorPhrases,
  legacyToken: legacyTokenPhrases,
  list: listPhrases,
  navigation: navigationPhrases,
  newToken: newTokenPhrases,
  notice: noticePhrases,
  overview: overviewPhrases,
  ownAccount: ownAccountPhrases,
  package: packagePhrases,
  palette: palettePhrases,
  question: questionPhrases,
  realCluster: realClusterPhrases,
  report: reportPhrases,
  rotation: rotationPhrases,
  rotationError: rotationErrorPhrases,
  safety: safetyPhrases,
  settings: settingsPhrases,
  start: startPhrases,
  staticToken: staticTokenPhrases,
  terminal: terminalPhrases,
  time: timePhrases,
  timeline: timelinePhrases,
  token: tokenPhrases,
  tokenCopy: tokenCopyPhrases,
  tokenError: tokenErrorPhrases,
  tray: trayPhrases,
  update: updatePhrases,
  verdict: verdictPhrases,
  way: wayPhrases,
  why: whyPhrases,
  window: windowPhrases,
};

/** What stands among the phrases and is no text for a person. */
const keptAsIs: ReadonlySet<string> = new Set(['time.locale']);

const extraShare = 0.4;
/** Longer fillers break into words, as sentences of a real language do. */
const longestFillerWord = 6;

/**
 * A made-up language: every English phrase in brackets and longer, so that what stands on a screen without them, or finds
 * no room there, is seen. To be made while English is spoken.
 */
export function madeUp(): Phrases {
  const made = Object.entries(english).map(([subject, phrases]) => [subject, wrapped(phrases(), subject)]);
  return Object.fromEntries(made) as Phrases;
}

function wrapped(phrase: unknown, path: string): unknown {
  if (keptAsIs.has(path) || phrase === '') return phrase;
  if (typeof phrase === 'string') return `⟦${phrase}${filler(phrase.length)}⟧`;
  if (isFunction(phrase)) return (...given: readonly unknown[]) => wrappedResult(phrase(...given), path);
  if (Array.isArray(phrase)) return phrase.map((each, at) => wrapped(each, `${path}.${at}`));
  if (typeof phrase !== 'object' || phrase === null) return phrase;
  return Object.fromEntries(
    Object.entries(phrase).map(([key, each]) => [key, wrapped(each, `${path}.${key}`)]),
  );
}

function wrappedResult(result: unknown, path: string): unknown {
  return Array.isArray(result) ? wrappedPieces(result) : wrapped(result, path);
}

function wrappedPieces(pieces: readonly unknown[]): readonly unknown[] {
  const length = pieces.reduce<number>(
    (sum, piece) => sum + (typeof piece === 'string' ? piece.length : 0),
    0,
  );
  return ['⟦', ...pieces, `${filler(length)}⟧`];
}

function filler(length: number): string {
  const count = Math.ceil(length * extraShare);
  const isOneWord = count <= longestFillerWord;
  return Array.from({ length: count }, (_, at) => (isOneWord || at % longestFillerWord > 0 ? '~' : ' ')).join(
    '',
  );
}

function isFunction(value: unknown): value is (...given: readonly unknown[]) => unknown {
  return typeof value === 'function';
}
