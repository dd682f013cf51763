import type { DashboardFinding } from '../contract/state/dashboard-findings.ts';
import {
  comesBack,
  isAccountOfChart,
  isByUpgrade,
  isOfChart,
  closeByChart,
  closeWay,
  removeDashboard,
  takeFlagAway,
  takeDashboardRights,
} from './dashboard-commands.ts';
import { dashboardFindingPhrases } from './en/dashboard-finding-phrases.ts';
import { dashboardSessionPhrases } from './en/dashboard-session-phrases.ts';
import { listNames } from './text/finding-names.ts';
import { timeNote } from './time-note.ts';

type Finding<Kind> = Extract<DashboardFinding, { kind: Kind }>;
type SeenFinding = Exclude<DashboardFinding, { kind: 'dashboards-unseen' }>;

/** The words of the findings about dashboards. */
export const dashboardFindingWords = {
  'dashboard-retired': (finding: Finding<'dashboard-retired'>) => {
    const { what, why, remedy } = dashboardFindingPhrases().retired;
    const command = removeDashboard(finding);
    const { release } = finding;
    const ofManifest = command === null ? 'unknown' : 'manifest';
    const how = release === null ? ofManifest : release.isAlone ? 'release' : 'part';
    return {
      what: what(nameOf(finding)),
      why: atItsTime(finding, why),
      remedy: remedy[how],
      ...(command === null ? {} : { command, action: 'remove-dashboard' as const }),
    };
  },
  'dashboard-admin': (finding: Finding<'dashboard-admin'>) => {
    const { admin, onlyOfChart } = dashboardFindingPhrases();
    const { what, why, byChart, remedy, remain, others, ofRelease } = admin;
    const { account, bindings, release } = finding;
    const shared = bindings.filter(({ isShared }) => isShared);
    const names = (some: typeof bindings) =>
      listNames(
        some.map(({ kind, name }) => `${kind} ${name}`),
        some.length,
      );
    const own = bindings.filter(({ isShared }) => !isShared);
    return {
      what: what(nameOf(finding), `${account.namespace}/${account.name}`),
      why: atItsTime(finding, bindings.some((each) => isOfChart(each, release)) ? `${why} ${byChart}` : why),
      remedy: [
        ...(own.length === 0 ? [] : [remedy(names(own))]),
        ...(own.length === 0 || isAccountOfChart(finding) ? [] : [others]),
        ...(own.some((each) => isByUpgrade(each, release)) ? [onlyOfChart] : []),
        ...(own.some((each) => comesBack(each, release)) ? [ofRelease] : []),
        ...(shared.length === 0 ? [] : [remain(names(shared))]),
      ].join(' '),
      command: takeDashboardRights(finding),
      action: 'take-dashboard-rights' as const,
    };
  },
  'dashboard-without-login': (finding: Finding<'dashboard-without-login'>) => {
    const { what, why, everything, notAsked, remedy, byHand, ofRelease } =
      dashboardFindingPhrases().withoutLogin;
    const { account, isAdmin, release } = finding;
    const command = takeFlagAway(finding);
    return {
      what: what(nameOf(finding)),
      why: atItsTime(
        finding,
        [
          why(`${account.namespace}/${account.name}`),
          ...(isAdmin === true ? [everything] : isAdmin === null ? [notAsked] : []),
        ].join(' '),
      ),
      remedy: [command === null ? byHand : remedy, ...(release === null ? [] : [ofRelease])].join(' '),
      ...(command === null ? {} : { command, action: 'ask-for-login' as const }),
    };
  },
  'dashboard-plain': (finding: Finding<'dashboard-plain'>) => {
    const { way } = finding;
    const { plain, onlyOfChart } = dashboardFindingPhrases();
    const { what, ways, leads, why, close, ofRelease, ingress } = plain;
    const [text, lead] =
      way.kind === 'ingress'
        ? [ways.ingress(way.name), leads.ingress(way.name, way.hosts.join(', '))]
        : [
            ways[way.kind](way.ports.join(', '), way.ports.length),
            leads[way.kind](way.name, listNames(way.ports.map(String), way.ports.length), way.ports.length),
          ];
    const byChart = closeByChart(finding);
    const comesAgain = way.isOfHelm && byChart === null;
    return {
      what: what(nameOf(finding), text),
      why: atItsTime(finding, `${lead} ${why}`),
      remedy:
        way.kind === 'ingress'
          ? [ingress[way.isAlone ? 'alone' : 'shared'], ...(comesAgain ? [ingress.ofRelease] : [])].join(' ')
          : [close, ...(byChart === null ? [] : [onlyOfChart]), ...(comesAgain ? [ofRelease] : [])].join(' '),
      command: byChart ?? closeWay(finding),
      action: 'close-dashboard' as const,
    };
  },
};

function nameOf({ dashboard: { kind, namespace } }: SeenFinding): string {
  return dashboardFindingPhrases().named(dashboardSessionPhrases().kinds[kind], namespace);
}

function atItsTime({ asOf, isPast }: SeenFinding, sentence: string): string {
  return asOf === null
    ? sentence
    : `${timeNote({ at: asOf, standing: isPast ? 'past' : 'then' })} ${sentence}`;
}
