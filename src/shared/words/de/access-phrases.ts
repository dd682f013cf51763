import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const accessInGerman: Phrases['access'] = {
  rights: {
    title: 'Was es darf',
    namespace: 'Im Namespace',
    namespaceHelp: 'Was es überall darf, steht in jeder dieser Listen.',
    asking: 'Der API-Server wird gefragt …',
    table: 'Rechte',
    resource: 'Ressource',
    may: 'Darf',
    allResources: 'Alles',
    allGroups: 'alle Gruppen',
    allVerbs: 'alles',
    ofGroup: (resource, group) => `${resource} (${group})`,
    onlyNames: (resource, names) => `${resource}: nur ${names}`,
    everything: 'Alles, in jedem Namespace: Es ist ein Cluster-Administrator.',
    nothing: 'Nichts: Es hat keine Rechte.',
    incomplete: 'Der API-Server sagt, dass diese Liste unvollständig sein kann.',
  },
  preset: {
    label: 'Es darf',
    kinds: {
      'view-all': {
        label: 'Alles ansehen',
        description: 'Alle Namespaces, außer Secrets (ClusterRole view)',
      },
      'view-namespace': {
        label: 'Einen Namespace ansehen',
        description: 'Außer Secrets (ClusterRole view, nur dort gebunden)',
      },
      'edit-namespace': {
        label: 'Einen Namespace ändern',
        description: 'Auch seine Secrets, aber nicht seine Rollen (ClusterRole edit, nur dort gebunden)',
      },
      dashboards: {
        label: 'Dashboards',
        description: 'Nur ansehen: alle Namespaces, außer Secrets, dazu Knoten, Volumes und Auslastung',
      },
    },
    namespace: 'Namespace',
    name: 'Name des Kontos',
    nameHelp:
      'Kleinbuchstaben, Ziffern und Bindestriche. Es wird im Namespace keyfob angelegt, in dem sonst niemand Rechte hat.',
  },
  objects: {
    asYaml: 'Als YAML',
    manifests: 'Manifeste',
  },
};
