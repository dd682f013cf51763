import { spoken } from '../language/spoken.ts';

const english = {
  title: 'Lifetimes',
  showAsTimeline: 'Show as timeline',
  showAsTable: 'Show as table',
  plot: 'Timeline of lifetimes: arrow keys move, Enter opens',
  table: { label: 'Lifetimes', heading: 'Credential' },
  notShown: (count: number) => `${count} more ${count === 1 ? 'is' : 'are'} not shown.`,
  notShownWithNever: (count: number, never: number) =>
    `${count} more ${count === 1 ? 'is' : 'are'} not shown, ${never} of them never ${never === 1 ? 'expires' : 'expire'}.`,
  legend: {
    label: 'How many are in which state',
    'not-yet': (count: number) => `${count} not valid yet`,
    expired: (count: number) => `${count} expired`,
    soon: (count: number) => `${count} ${count === 1 ? 'ends' : 'end'} soon`,
    fine: (count: number) => `${count} fine`,
    never: (count: number) => `${count} never`,
    revoked: (count: number) => `${count} revoked`,
    replaced: (count: number) => `${count} not in use`,
  },
  groups: {
    tokens: 'Tokens',
    certificates: 'Certificates',
    staticTokens: 'Static tokens',
    clusterAgent: 'Cluster agent',
  },
  /** A group whose members have no names beside them. */
  counted: (group: string, count: number) => `${group} (${count})`,
  /** A bar as screen readers say it, which begins with what can be seen of it. */
  bar: (name: string, left: string, kind: string, end: string) => `${name} ${left}, ${kind}: ${end}`,
  /** Marks of the axis, for which there is little room. */
  axis: {
    now: 'now',
    never: 'never',
    left: 'left',
    tenMinutes: '10 min',
    hour: '1 h',
    day: '1 d',
    week: '1 wk',
    month: '1 mo',
    year: '1 y',
    tenYears: '10 y',
  },
};

/** The timeline of all credentials. */
export const timelinePhrases = spoken('timeline', english);
