import type { Phrases } from '../en/phrases.ts';
import { accessInGerman } from './access-phrases.ts';
import { accountErrorInGerman } from './account-error-phrases.ts';
import { accountInGerman } from './account-phrases.ts';
import { actInGerman } from './act-phrases.ts';
import { activityInGerman } from './activity-phrases.ts';
import { adminInGerman } from './admin-phrases.ts';
import { adminErrorInGerman } from './admin-error-phrases.ts';
import { alertInGerman } from './alert-phrases.ts';
import { apiCertificateErrorInGerman } from './api-certificate-error-phrases.ts';
import { apiErrorInGerman } from './api-error-phrases.ts';
import { appErrorInGerman } from './app-error-phrases.ts';
import { authorityErrorInGerman } from './authority-error-phrases.ts';
import { bannerInGerman } from './banner-phrases.ts';
import { certificateInGerman } from './certificate-phrases.ts';
import { certificateErrorInGerman } from './certificate-error-phrases.ts';
import { certificateScreenInGerman } from './certificate-screen-phrases.ts';
import { claimInGerman } from './claim-phrases.ts';
import { clusterFileErrorInGerman } from './cluster-file-error-phrases.ts';
import { commonInGerman } from './common-phrases.ts';
import { copyNoticeInGerman } from './copy-notice-phrases.ts';
import { credentialInGerman } from './credential-phrases.ts';
import { dashboardInGerman } from './dashboard-phrases.ts';
import { dashboardErrorInGerman } from './dashboard-error-phrases.ts';
import { dashboardFindingInGerman } from './dashboard-finding-phrases.ts';
import { dashboardSessionInGerman } from './dashboard-session-phrases.ts';
import { dialogInGerman } from './dialog-phrases.ts';
import { engineInGerman } from './engine-phrases.ts';
import { escalationInGerman } from './escalation-phrases.ts';
import { findingInGerman } from './finding-phrases.ts';
import { guideInGerman } from './guide-phrases.ts';
import { inspectInGerman } from './inspect-phrases.ts';
import { firstRunInGerman } from './first-run-phrases.ts';
import { inspectErrorInGerman } from './inspect-error-phrases.ts';
import { inspectRightsInGerman } from './inspect-rights-phrases.ts';
import { inspectUseInGerman } from './inspect-use-phrases.ts';
import { inspectVerdictInGerman } from './inspect-verdict-phrases.ts';
import { keyringErrorInGerman } from './keyring-error-phrases.ts';
import { keyInGerman } from './key-phrases.ts';
import { kubeconfigErrorInGerman } from './kubeconfig-error-phrases.ts';
import { legacyTokenInGerman } from './legacy-token-phrases.ts';
import { listInGerman } from './list-phrases.ts';
import { navigationInGerman } from './navigation-phrases.ts';
import { newTokenInGerman } from './new-token-phrases.ts';
import { noticeInGerman } from './notice-phrases.ts';
import { overviewInGerman } from './overview-phrases.ts';
import { ownAccountInGerman } from './own-account-phrases.ts';
import { packageInGerman } from './package-phrases.ts';
import { paletteInGerman } from './palette-phrases.ts';
import { questionInGerman } from './question-phrases.ts';
import { realClusterInGerman } from './real-cluster-phrases.ts';
import { reportInGerman } from './report-phrases.ts';
import { rotationInGerman } from './rotation-phrases.ts';
import { rotationErrorInGerman } from './rotation-error-phrases.ts';
import { safetyInGerman } from './safety-phrases.ts';
import { settingsInGerman } from './settings-phrases.ts';
import { startInGerman } from './start-phrases.ts';
import { staticTokenInGerman } from './static-token-phrases.ts';
import { terminalInGerman } from './terminal-phrases.ts';
import { timeInGerman } from './time-phrases.ts';
import { timelineInGerman } from './timeline-phrases.ts';
import { tokenInGerman } from './token-phrases.ts';
import { tokenCopyInGerman } from './token-copy-phrases.ts';
import { tokenErrorInGerman } from './token-error-phrases.ts';
import { trayInGerman } from './tray-phrases.ts';
import { updateInGerman } from './update-phrases.ts';
import { verdictInGerman } from './verdict-phrases.ts';
import { wayInGerman } from './way-phrases.ts';
import { whyInGerman } from './why-phrases.ts';
import { windowInGerman } from './window-phrases.ts';

/** German, whole. */
export const german: Phrases = {
  access: accessInGerman,
  account: accountInGerman,
  accountError: accountErrorInGerman,
  act: actInGerman,
  activity: activityInGerman,
  admin: adminInGerman,
  adminError: adminErrorInGerman,
  alert: alertInGerman,
  apiCertificateError: apiCertificateErrorInGerman,
  apiError: apiErrorInGerman,
  appError: appErrorInGerman,
  authorityError: authorityErrorInGerman,
  banner: bannerInGerman,
  certificate: certificateInGerman,
  certificateError: certificateErrorInGerman,
  certificateScreen: certificateScreenInGerman,
  claim: claimInGerman,
  clusterFileError: clusterFileErrorInGerman,
  common: commonInGerman,
  copyNotice: copyNoticeInGerman,
  credential: credentialInGerman,
  dashboard: dashboardInGerman,
  dashboardError: dashboardErrorInGerman,
  dashboardFinding: dashboardFindingInGerman,
  dashboardSession: dashboardSessionInGerman,
  dialog: dialogInGerman,
  engine: engineInGerman,
  escalation: escalationInGerman,
  finding: findingInGerman,
  firstRun: firstRunInGerman,
  guide: guideInGerman,
  inspect: inspectInGerman,
  inspectError: inspectErrorInGerman,
  inspectRights: inspectRightsInGerman,
  inspectUse: inspectUseInGerman,
  inspectVerdict: inspectVerdictInGerman,
  keyringError: keyringErrorInGerman,
  key: keyInGerman,
  kubeconfigError: kubeconfigErrorInGerman,
  legacyToken: legacyTokenInGerman,
  list: listInGerman,
  navigation: navigationInGerman,
  newToken: newTokenInGerman,
  notice: noticeInGerman,
  overview: overviewInGerman,
  ownAccount: ownAccountInGerman,
  package: packageInGerman,
  palette: paletteInGerman,
  question: questionInGerman,
  realCluster: realClusterInGerman,
  report: reportInGerman,
  rotation: rotationInGerman,
  rotationError: rotationErrorInGerman,
  safety: safetyInGerman,
  settings: settingsInGerman,
  start: startInGerman,
  staticToken: staticTokenInGerman,
  terminal: terminalInGerman,
  time: timeInGerman,
  timeline: timelineInGerman,
  token: tokenInGerman,
  tokenCopy: tokenCopyInGerman,
  tokenError: tokenErrorInGerman,
  tray: trayInGerman,
  update: updateInGerman,
  verdict: verdictInGerman,
  way: wayInGerman,
  why: whyInGerman,
  window: windowInGerman,
};
