import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const authorityErrorInGerman: Phrases['authorityError'] = {
  undecided: {
    message: (server, known) =>
      `Welcher Cluster dies ist, lässt sich nicht sagen: client.config vertraut mehreren CAs, Keyfob kennt ${known === 0 ? 'keine davon' : `${known} davon als eigene Cluster`}, und ${server}, wo es sich zeigen würde, antwortet nicht.`,
    remedy: 'Prüfen Sie, ob MicroK8s läuft, und versuchen Sie es dann erneut.',
  },
  second: {
    message: (server) =>
      `${server} antwortet unter einer zweiten CA aus client.config und nicht unter der, die Keyfob für diesen Cluster kennt. Es wurde nichts dorthin gesendet.`,
    remedy: (key) =>
      `Haben Sie dem Cluster eine neue CA gegeben, bestätigen Sie sie; der SHA-256-Wert ihres öffentlichen Schlüssels ist ${key}. Andernfalls entfernen Sie sie aus client.config.`,
  },
  unconfirmed: {
    message: 'Die CA wurde nicht als eine dieses Clusters übernommen: Niemand hat sie bestätigt.',
    refusedJustNow: (wait) =>
      `Die CA wurde nicht als eine dieses Clusters übernommen: Sie wurde gerade erst abgelehnt, und Keyfob fragt frühestens nach ${wait} wieder.`,
    remedy: 'Bestätigen Sie sie noch einmal, wenn Sie selbst dem Cluster diese CA gegeben haben.',
  },
};
