import type { Phrases } from '../en/phrases.ts';

/** The same in German; every action is an infinitive with “zu”. */
export const apiErrorInGerman: Phrases['apiError'] = {
  action: {
    create: (object) => `${object} anzulegen`,
    read: (object) => `${object} zu lesen`,
    delete: (object) => `${object} zu löschen`,
    list: (objects) => `${objects} aufzulisten`,
    'ask-rights': (user) => `die Rechte von ${user} abzufragen`,
    'ask-identity': () => 'die eigene Identität abzufragen',
    'request-tokens': () => 'Tokens anzufordern',
    'review-tokens': () => 'Tokens prüfen zu lassen',
    'review-access': () => 'Zugriffe prüfen zu lassen',
    'read-version': () => 'die Version zu lesen',
    'read-keys': () => 'die Signaturschlüssel zu lesen',
    'forward-ports': (object) =>
      `Ports zum Pod ${object} weiterzuleiten, was get und create für pods/portforward braucht`,
  },
  unreachable: {
    refused: (server) => `Der API-Server ${server} hat die Verbindung abgelehnt: Dort lauscht nichts.`,
    cut: (server) => `Der API-Server ${server} hat die Verbindung abgebrochen.`,
    'unknown-host': (server) => `Der Hostname des API-Servers ${server} lässt sich nicht auflösen.`,
    'no-route': (server) => `Der API-Server ${server} ist von diesem Netzwerk aus nicht erreichbar.`,
  },
  timeout: {
    message: (server, length) => `Der API-Server ${server} hat nicht innerhalb von ${length} geantwortet.`,
    remedy:
      'Warten Sie, bis der Rechner weniger ausgelastet ist, und versuchen Sie es dann erneut; bleibt es dabei, steht der Grund vielleicht im Protokoll von kubelite.',
  },
  unauthorized: (server) =>
    `Der API-Server ${server} akzeptiert die Zugangsdaten in client.config nicht (401).`,
  forbidden: {
    message: (action) => `Die Zugangsdaten in client.config berechtigen nicht dazu, ${action} (403).`,
    remedy:
      'Prüfen Sie, welcher Benutzer in client.config steht: Es sollte der Administrator des Clusters sein.',
  },
  denied: {
    message: (refuser, action, status) => `${refuser} hat Keyfob nicht erlaubt, ${action} (${status}).`,
    apiServer: 'Der API-Server',
    unnamed: {
      policy: 'Die Richtlinie',
      quota: 'Das Kontingent',
      'limit-range': 'Eine LimitRange',
      'pod-security': 'Pod Security',
      webhook: 'Der Webhook',
    },
    named: {
      policy: (name) => `Die Richtlinie „${name}“`,
      quota: (name) => `Das Kontingent „${name}“`,
      'limit-range': (name) => `Eine LimitRange „${name}“`,
      'pod-security': (name) => `Pod Security „${name}“`,
      webhook: (name) => `Der Webhook „${name}“`,
    },
    remedy: {
      policy:
        'Fordern Sie etwas an, das sie erlaubt, oder wenden Sie sich an die Person, die sie erstellt hat.',
      quota:
        'Löschen Sie dort, was niemand braucht, oder bitten Sie um ein größeres Kontingent, und versuchen Sie es dann erneut.',
      'limit-range':
        'Fordern Sie etwas innerhalb ihrer Grenzen an, oder wenden Sie sich an die Person, die sie erstellt hat.',
      'pod-security':
        'Fordern Sie etwas an, das sie erlaubt, oder wenden Sie sich an die Person, die sie eingerichtet hat.',
      webhook:
        'Fordern Sie etwas an, das er erlaubt, oder wenden Sie sich an die Person, die ihn eingerichtet hat.',
      'namespace-ending':
        'Der Namespace wird gerade gelöscht: Warten Sie, bis er verschwunden ist, und versuchen Sie es dann erneut.',
      unknown: 'Versuchen Sie es erneut; bleibt es dabei, sehen Sie im Protokoll des API-Servers nach.',
    },
  },
  webhookFailed: {
    message: (action, name) =>
      `Keyfob ist es nicht gelungen, ${action}: Der API-Server fragt zuerst den Webhook „${name}“, und der hat nicht so geantwortet, wie er sollte.`,
    remedy:
      'Bitten Sie die Person, die den Webhook eingerichtet hat, ihn in Ordnung zu bringen oder zu entfernen, und versuchen Sie es dann erneut.',
  },
  object: (kind, name) => `${kind} „${name}“`,
  notFound: {
    message: (object) => `${object} gibt es im Cluster nicht (404).`,
    unnamed: 'Das Angeforderte gibt es im Cluster nicht (404).',
    remedy: 'Legen Sie es an, und versuchen Sie es dann erneut.',
  },
  conflict: {
    message: (object) => `${object} wurde im selben Augenblick von anderer Seite geändert (409).`,
    unnamed: 'Etwas wurde im selben Augenblick von anderer Seite geändert (409).',
    remedy: 'Versuchen Sie es erneut.',
  },
  busy: {
    message: (server) => `Der API-Server ${server} ist überlastet und hat die Anfrage abgewiesen (429).`,
    tryAfter: (length) => `Versuchen Sie es nach ${length} erneut: Um diese Pause bittet er.`,
    tryLater: 'Warten Sie einen Moment, und versuchen Sie es dann erneut.',
  },
  refused: {
    message: (status, reason) =>
      `Der API-Server hat die Anfrage abgelehnt (${status}${reason === '' ? '' : ` ${reason}`}).`,
    remedy: 'Versuchen Sie es erneut; bleibt es dabei, sehen Sie im Protokoll des API-Servers nach.',
  },
  serverError: {
    message: (server, status) => `Der API-Server ${server} hat einen eigenen Fehler gemeldet (${status}).`,
    remedy:
      'Warten Sie einen Moment, und versuchen Sie es erneut; bleibt es dabei, sehen Sie in seinem Protokoll nach.',
  },
  badReply: {
    message: (server) =>
      `Was unter ${server} geantwortet hat, ist kein API-Server von Kubernetes, oder die Antwort war unvollständig.`,
    remedy: 'Prüfen Sie die Serveradresse in client.config, und versuchen Sie es dann erneut.',
  },
  noCluster: { message: 'Es ist kein Cluster geöffnet.', remedy: 'Öffnen Sie zuerst einen Cluster.' },
  clusterChanged: {
    message: 'Inzwischen wurde ein anderer Cluster geöffnet; es wurde nichts kopiert und nichts gesendet.',
    remedy: 'Versuchen Sie es erneut, mit dem Cluster, der jetzt geöffnet ist.',
  },
};
