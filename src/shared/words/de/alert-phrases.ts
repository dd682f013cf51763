import type { Phrases } from '../en/phrases.ts';

type Kind = Parameters<Phrases['alert']['title']['old']>[1];

const kinds: Readonly<Record<Kind, string>> = {
  token: 'Token',
  certificate: 'Zertifikat',
  'static-token': 'Statisches Token',
};

const plurals: Readonly<Record<Kind, string>> = {
  token: 'Tokens',
  certificate: 'Zertifikate',
  'static-token': 'statische Tokens',
};

function whose(kind: Kind, name: string): string {
  return {
    token: `Das Token von ${name}`,
    certificate: `Das Zertifikat ${name}`,
    'static-token': `Das statische Token von ${name}`,
  }[kind];
}

/** The same in German. */
export const alertInGerman: Phrases['alert'] = {
  sentence: {
    'not-yet': (kind, name) => `${whose(kind, name)} ist nach der Uhr dieses Rechners noch nicht gültig.`,
    expires: (kind, name, when) => `${whose(kind, name)} läuft ${when} ab.`,
    expired: (kind, name, when) => `${whose(kind, name)} ist ${when} abgelaufen.`,
    old: (kind, name) => `${whose(kind, name)} ist über ein Jahr alt.`,
  },
  at: (time) => `um ${time}`,
  on: (date) => `am ${date}`,
  title: {
    'not-yet': (product, kind) => `${product}: ${kinds[kind]} noch nicht gültig`,
    expires: (product, kind, length) => `${product}: ${kinds[kind]} nur noch ${length} gültig`,
    expired: (product, kind) => `${product}: ${kinds[kind]} abgelaufen`,
    old: (product, kind) => `${product}: ${kinds[kind]} über ein Jahr alt`,
  },
  way: {
    expiredToken: 'Kopieren Sie ein frisches, wenn Sie eines brauchen.',
    certificate: 'Keyfob zeigt, was es erneuert.',
    notYetCertificate: 'Prüfen Sie die Uhr, bevor Sie etwas neu starten oder erneuern.',
    staticToken: 'Es läuft nie ab; nur eine Rotation macht wertlos, was vielleicht bekannt wurde.',
  },
  summary: {
    title: (product, count) => `${product}: ${count} Tokens oder Zertifikate brauchen Ihre Aufmerksamkeit`,
    alike: {
      'not-yet': (product, count, kind) => `${product}: ${count} ${plurals[kind]} noch nicht gültig`,
      expires: (product, count, kind, length) =>
        `${product}: ${count} ${plurals[kind]} nur noch ${length} gültig`,
      expired: (product, count, kind) => `${product}: ${count} ${plurals[kind]} abgelaufen`,
      old: (product, count, kind) => `${product}: ${count} ${plurals[kind]} über ein Jahr alt`,
    },
    firstExpires: (product, count, kind, length) =>
      `${product}: ${count} ${plurals[kind]} laufen bald ab, das erste ist nur noch ${length} gültig`,
    more: (count) => (count === 1 ? 'Und 1 weiteres.' : `Und ${count} weitere.`),
  },
  copyFresh: 'Frisches Token kopieren',
  renew: 'Erneuern',
};
