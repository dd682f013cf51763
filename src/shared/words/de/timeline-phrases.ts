import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const timelineInGerman: Phrases['timeline'] = {
  title: 'Gültigkeitsdauern',
  showAsTimeline: 'Als Zeitachse anzeigen',
  showAsTable: 'Als Tabelle anzeigen',
  plot: 'Zeitachse der Gültigkeitsdauern: Pfeiltasten bewegen, Eingabetaste öffnet',
  table: { label: 'Gültigkeitsdauern', heading: 'Zugangsdaten' },
  notShown: (count) =>
    `${count} ${count === 1 ? 'weiterer Eintrag wird' : 'weitere Einträge werden'} nicht angezeigt.`,
  notShownWithNever: (count, never) =>
    `${count} ${count === 1 ? 'weiterer Eintrag wird' : 'weitere Einträge werden'} nicht angezeigt; ${never} davon ${never === 1 ? 'läuft' : 'laufen'} nie ab.`,
  legend: {
    label: 'Wie viele in welchem Zustand sind',
    'not-yet': (count) => `${count} noch nicht gültig`,
    expired: (count) => `${count} abgelaufen`,
    soon: (count) => `${count} ${count === 1 ? 'endet' : 'enden'} bald`,
    fine: (count) => `${count} in Ordnung`,
    never: (count) => `${count} ohne Ablauf`,
    revoked: (count) => `${count} widerrufen`,
    replaced: (count) => `${count} nicht in Gebrauch`,
  },
  groups: {
    tokens: 'Tokens',
    certificates: 'Zertifikate',
    staticTokens: 'Statische Tokens',
    clusterAgent: 'Cluster-Agent',
  },
  counted: (group, count) => `${group} (${count})`,
  bar: (name, left, kind, end) => `${name} ${left}, ${kind}: ${end}`,
  axis: {
    now: 'jetzt',
    never: 'nie',
    left: 'übrig',
    tenMinutes: '10 min',
    hour: '1 h',
    day: '1 Tag',
    week: '1 Wo.',
    month: '1 Mon.',
    year: '1 J.',
    tenYears: '10 J.',
  },
};
