import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const questionInGerman: Phrases['question'] = {
  setUpAccess: {
    title: 'Was dürfen Dashboard-Tokens?',
    help: 'Keyfob legt für seine Tokens einmalig ein Dienstkonto an. Was es darf, lässt sich später ändern: in der Ansicht „Dienstkonten“ mit „Rechte ändern …“.',
    choice: 'Tokens dürfen',
    roles: {
      view: { label: 'Nur lesen', description: 'Alles außer Secrets ansehen (ClusterRole view)' },
      'cluster-admin': {
        label: 'Voller Zugriff',
        description: 'Alles ändern und löschen (ClusterRole cluster-admin)',
      },
    },
    rbacOff:
      'RBAC ist in diesem Cluster ausgeschaltet: Beides bedeutet derzeit vollen Zugriff. Die Auswahl gilt, sobald RBAC eingeschaltet ist (microk8s enable rbac).',
    objects: 'Diese Objekte werden angelegt',
    create: {
      nothing: 'Anlegen',
      copy: 'Anlegen und Token kopieren',
      'open-dashboard': 'Anlegen und Dashboard öffnen',
    },
  },
  confirmCopy: {
    title: 'Token kopieren',
    why: 'Unter Wayland darf ein Programm die Zwischenablage nur aus seinem aktiven Fenster heraus füllen, unmittelbar nach einem Klick oder Tastendruck.',
    copy: 'Frisches Token kopieren',
  },
  openOther: {
    title: 'Keyfob ist bereits geöffnet',
    clusters: (open, requested) => ['Es zeigt den Cluster ', open, '. Gewünscht war ', requested, '.'],
    open: 'Den anderen öffnen',
  },
};
