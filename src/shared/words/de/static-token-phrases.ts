import type { Phrases } from '../en/phrases.ts';

const admin = 'Geben Sie dem Administrator ein neues Token.';

/** The same in German. */
export const staticTokenInGerman: Phrases['staticToken'] = {
  old: {
    what: (total, users) =>
      total === 1
        ? `Das statische Token von ${users} ist mehr als ein Jahr alt.`
        : `${total} statische Tokens sind mehr als ein Jahr alt: die von ${users}.`,
    why: (total, file, since) =>
      `${total === 1 ? 'Es steht' : 'Jedes steht'} mindestens seit dem ${since} in ${file} und läuft nie ab: Jede Kopie, die je davon gemacht wurde, öffnet den Cluster noch immer.`,
    remedy: {
      admin,
      others: (count) =>
        `Tragen Sie ein neues Token in ${count === 1 ? 'die Zeile' : 'jede Zeile'} ein und überall, wo man sich damit anmeldet; es gilt ab dem nächsten Start des API-Servers.`,
      both: (others) =>
        `${admin} Für die übrigen: Tragen Sie ein neues Token in ${others === 1 ? 'die Zeile' : 'jede Zeile'} ein und überall, wo man sich damit anmeldet; es gilt ab dem nächsten Start des API-Servers.`,
    },
  },
};
