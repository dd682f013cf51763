import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const windowInGerman: Phrases['window'] = {
  title: (product, verdict) => `${product} – ${verdict}`,
  native: {
    cancel: 'Abbrechen',
    chooseSnapData: 'Einen Snap-Datenordner von MicroK8s wählen',
    saveKubeconfig: 'Die kubeconfig speichern',
    closedItself: (product) => `${product} hat sein Fenster geschlossen`,
    keyring: 'Standard-Schlüsselbund',
  },
};
