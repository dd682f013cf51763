import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const tokenInGerman: Phrases['token'] = {
  title: 'Tokens',
  make: 'Neues Token …',
  tabs: { saved: 'Hier aufbewahrt', legacy: 'Legacy-Tokens', nodes: 'Agent-Tokens' },
  noCluster: {
    looking: 'Ihr Cluster wird gesucht …',
    notOpen: 'Kein Cluster ist geöffnet, daher lässt sich nicht sagen, welche Tokens es für ihn gibt.',
  },
  empty: {
    none: 'Es werden keine Tokens aufbewahrt.',
    whatIsSaved:
      'Ein Token, das Sie ausstellen oder kopieren, bleibt bis zu seinem Ablauf im Schlüsselbund dieses Desktops; so braucht das nächste Kopieren kein neues.',
    unknown: 'Ob Tokens aufbewahrt werden, lässt sich nicht sagen.',
    inMemory:
      'Was Sie jetzt ausstellen oder kopieren, bleibt nur im Arbeitsspeicher, bis Keyfob beendet wird.',
    copyFresh: 'Frisches Token kopieren',
  },
  list: {
    name: 'Aufbewahrte Tokens',
    account: 'Dienstkonto',
    purpose: 'Zweck',
    issued: 'Ausgestellt',
    expires: 'Läuft ab',
    state: 'Status',
    minted: (until) => ['Ausgestellt, gültig bis ', until, '.'],
    hint: 'Wählen Sie ein Token, um es zu kopieren, zu erneuern oder zu widerrufen und um zu sehen, welche es erneuert hat.',
  },
  marks: {
    renewsItself: 'Wird automatisch erneuert',
    stopped: 'Automatische Erneuerung nach drei Fehlschlägen angehalten',
  },
  history: {
    title: (renewals) =>
      renewals === 0 ? 'Erneuerungen' : renewals === 1 ? 'Einmal erneuert' : `${renewals}-mal erneuert`,
    stillValid: (count) =>
      count === 1
        ? 'Das vorige ist noch gültig: Wer eine Kopie hat, kann es verwenden, bis es abläuft oder Sie es widerrufen.'
        : `${count} frühere sind noch gültig: Wer eine Kopie hat, kann sie verwenden, bis sie ablaufen oder Sie sie widerrufen.`,
    issuedUntil: (issued, until) => ['Ausgestellt ', issued, ', gültig bis ', until],
    issuedGone: (issued) => ['Ausgestellt ', issued, ', nicht mehr aufbewahrt'],
  },
  name: (account, purpose, issuedAt) => `${account}, ${purpose}, ausgestellt am ${issuedAt}`,
  forDashboards: 'Dashboards',
  places: {
    keyring: 'Im Schlüsselbund',
    saving: 'Wird gespeichert',
    memory: 'Nur im Speicher',
  },
  revocations: {
    refused: 'Vom Cluster abgelehnt',
    young: 'Widerrufen, gleich wirksam',
    unconfirmed: 'Widerrufen, nicht bestätigt',
  },
  facts: {
    saved: 'Aufbewahrt',
    renewal: 'Erneuerung',
    audience: 'Audience',
    number: 'Token-Nummer (JWT-ID)',
    granted: (granted, wanted) => `Gewährt: ${granted}, angefragt: ${wanted}`,
  },
  copy: 'Kopieren',
  inspect: 'Prüfen',
  renew: {
    action: 'Erneuern',
    byItself: 'Automatisch erneuern',
    byItselfHelp:
      'Nach zwei Dritteln seiner Gültigkeitsdauer. Das alte Token bleibt bis zu seinem Ablauf gültig.',
    stopped:
      'Keyfob konnte es dreimal nicht erneuern und hat aufgehört. Erneuern Sie es von Hand, um den Grund zu sehen, oder schalten Sie das automatische Erneuern wieder ein.',
    done: (until) => ['Erneuert, gültig bis ', until, '. Das vorige gilt noch, siehe unten.'],
  },
  revoke: {
    open: 'Widerrufen …',
    openOf: (issued) => `Das am ${issued} ausgestellte widerrufen …`,
    title: 'Dieses Token widerrufen?',
    titleOfShared: 'Alle Tokens des Infobereichs widerrufen?',
    action: 'Widerrufen',
    alone:
      'Das Secret, an das dieses Token gebunden ist, wird gelöscht. Der Cluster lehnt das Token sofort ab, oder binnen etwa 10 Sekunden, wenn es gerade erst verwendet wurde. Kein anderes Token ist betroffen.',
    shared:
      'Alle Tokens, die aus dem Infobereich dieses Rechners kopiert wurden, sind an ein und dasselbe Secret gebunden. Wird es gelöscht, enden sie alle: Wer mit einem davon angemeldet ist, muss sich neu anmelden. Das nächste Kopieren legt ein neues Secret an.',
    impossible: (account) =>
      `Dieses Token wurde ohne eigenes Secret ausgestellt und lässt sich deshalb nicht einzeln widerrufen. Es endet, wenn es abläuft oder wenn das Dienstkonto ${account} gelöscht wird; damit enden alle Tokens dieses Kontos.`,
    several: {
      title: (count) => `${count} Tokens widerrufen?`,
      why: (count) =>
        `${count} Tokens dieses Eintrags sind gültig: Wird ein Token erneuert, bleibt das vorige bis zu seinem Ablauf gültig.`,
      which: 'Welche davon?',
      all: (count) => `Alle ${count}`,
      allHelp:
        'Die Secrets, an die sie gebunden sind, werden gelöscht. Der Cluster lehnt jedes Token sofort ab, oder binnen etwa 10 Sekunden, wenn es gerade erst verwendet wurde.',
      one: (issued) => `Nur das neueste, ausgestellt am ${issued}`,
      oneHelp: (others) =>
        others === 1
          ? 'Das vorige bleibt gültig und nimmt seinen Platz in der Liste ein.'
          : `Die ${others} früheren bleiben gültig, und das neueste davon nimmt seinen Platz in der Liste ein.`,
      rest: 'Die übrigen widerrufen',
      left: (revoked, issued) => `${revoked} widerrufen. Noch gültig: ausgestellt am ${issued}.`,
      done: (count) =>
        count === 0
          ? 'Es gab nichts mehr zu widerrufen: Kein Token dieses Eintrags ist noch gültig.'
          : count === 1
            ? 'Widerrufen: ein Token. Kein anderes dieses Eintrags ist noch gültig.'
            : `Widerrufen: alle ${count} Tokens dieses Eintrags.`,
    },
    done: (issued) => `Widerrufen: das am ${issued} ausgestellte Token.`,
    othersLeft: 'Ein früheres gilt noch und steht jetzt hier.',
    checkAgain: 'Erneut prüfen',
  },
  forget: {
    open: 'Vergessen …',
    title: 'Dieses Token vergessen?',
    action: 'Vergessen',
    valid: (until) =>
      `Es wird aus dem Schlüsselbund entfernt und bleibt gültig bis ${until}: Wer eine Kopie hat, kann es bis dahin verwenden.`,
    revoked: 'Es wird aus dem Schlüsselbund und aus dieser Liste entfernt. Widerrufen wurde es bereits.',
    withOthers: (count) =>
      count === 1
        ? 'Das Token, das es erneuert hat, wird mit ihm vergessen und bleibt ebenfalls bis zu seinem Ablauf gültig.'
        : `Die ${count} Tokens, die es erneuert hat, werden mit ihm vergessen und bleiben ebenfalls bis zu ihrem Ablauf gültig.`,
    done: (account, purpose) => `Vergessen: ${account}, ${purpose}.`,
  },
};
