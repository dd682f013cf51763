import { spoken } from '../language/spoken.ts';

type Kind = 'token' | 'certificate' | 'static-token';

const kinds: Readonly<Record<Kind, string>> = {
  token: 'token',
  certificate: 'certificate',
  'static-token': 'static token',
};

const plurals: Readonly<Record<Kind, string>> = {
  token: 'tokens',
  certificate: 'certificates',
  'static-token': 'static tokens',
};

/** The credential that a sentence is about; a certificate has its own name. */
function whose(kind: Kind, name: string): string {
  return { token: `Token of ${name}`, certificate: name, 'static-token': `Static token of ${name}` }[kind];
}

const english = {
  sentence: {
    'not-yet': (kind: Kind, name: string) =>
      `${whose(kind, name)} is not valid yet by the clock of this machine.`,
    expires: (kind: Kind, name: string, when: string) => `${whose(kind, name)} expires ${when}.`,
    expired: (kind: Kind, name: string, when: string) => `${whose(kind, name)} expired ${when}.`,
    old: (kind: Kind, name: string) => `${whose(kind, name)} is over a year old.`,
  },
  /** When something ends, in these sentences. */
  at: (time: string) => `at ${time}`,
  on: (date: string) => `on ${date}`,
  title: {
    'not-yet': (product: string, kind: Kind) => `${product}: ${kinds[kind]} not valid yet`,
    expires: (product: string, kind: Kind, length: string) =>
      `${product}: ${kinds[kind]} expires in ${length}`,
    expired: (product: string, kind: Kind) => `${product}: ${kinds[kind]} expired`,
    old: (product: string, kind: Kind) => `${product}: ${kinds[kind]} over a year old`,
  },
  way: {
    expiredToken: 'Copy a fresh one when you need it.',
    certificate: 'Keyfob shows what renews it.',
    notYetCertificate: 'Check the clock before you restart or renew anything.',
    staticToken: 'It never expires; only rotating it ends what may have leaked.',
  },
  summary: {
    title: (product: string, count: number) => `${product}: ${count} credentials need your attention`,
    /** The same of two or more of one kind. */
    alike: {
      'not-yet': (product: string, count: number, kind: Kind) =>
        `${product}: ${count} ${plurals[kind]} not valid yet`,
      expires: (product: string, count: number, kind: Kind, length: string) =>
        `${product}: ${count} ${plurals[kind]} expire in ${length}`,
      expired: (product: string, count: number, kind: Kind) =>
        `${product}: ${count} ${plurals[kind]} expired`,
      old: (product: string, count: number, kind: Kind) =>
        `${product}: ${count} ${plurals[kind]} over a year old`,
    },
    firstExpires: (product: string, count: number, kind: Kind, length: string) =>
      `${product}: ${count} ${plurals[kind]} expire soon, the first in ${length}`,
    more: (count: number) => `And ${count} more.`,
  },
  copyFresh: 'Copy fresh token',
  renew: 'Renew',
};

/** Alerts: a credential that ends or has ended, is not valid yet, or is old. */
export const alertPhrases = spoken('alert', english);
