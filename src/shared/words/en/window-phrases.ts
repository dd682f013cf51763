import { spoken } from '../language/spoken.ts';

const english = {
  /** In dialogs of the desktop. */
  title: (product: string, verdict: string) => `${product} – ${verdict}`,
  native: {
    cancel: 'Cancel',
    chooseSnapData: 'Choose a MicroK8s snap data folder',
    saveKubeconfig: 'Save the kubeconfig',
    closedItself: (product: string) => `${product} closed its window`,
    /** The keyring that a desktop without one is asked to make. */
    keyring: 'Default keyring',
  },
};

/** The window around the page. */
export const windowPhrases = spoken('window', english);
