import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const accountErrorInGerman: Phrases['accountError'] = {
  busy: {
    message: (account) =>
      `Das Dienstkonto ${account} wird gerade geändert oder entfernt. Sonst wurde nichts getan.`,
    remedy: 'Warten Sie, bis das vorbei ist, und versuchen Sie es dann erneut.',
  },
  notThere: {
    message: (account) =>
      `Das Dienstkonto ${account}, das Sie gesehen haben, gibt es in diesem Cluster nicht mehr: Es wurde gelöscht und vielleicht neu angelegt. Es wurde nichts geändert.`,
    remedy: 'Sehen Sie die Liste der Dienstkonten noch einmal an.',
  },
  bindingShared: {
    message: (kind, name, account) =>
      `Das Objekt „${name}“ (${kind}) gibt seine Rolle auch anderen als ${account}. Das stammt nicht von Keyfob, deshalb blieb es, wie es ist.`,
    remedy: 'Nehmen Sie die anderen mit kubectl heraus, und setzen Sie dann fort.',
  },
  stillAccepted: {
    message: (account, length) =>
      `Der API-Server akzeptierte ein Token von ${account} auch nach ${length} noch. Die aufbewahrten Tokens bleiben im Schlüsselbund, bis zu sehen war, dass er sie ablehnt.`,
    remedy: 'Setzen Sie fort: Dann wird noch einmal gefragt.',
  },
};
