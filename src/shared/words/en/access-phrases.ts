import { spoken } from '../language/spoken.ts';

const english = {
  rights: {
    title: 'What it may do',
    namespace: 'In the namespace',
    namespaceHelp: 'What it may do everywhere is in each of these lists.',
    asking: 'Asking the API server…',
    table: 'Rights',
    resource: 'Resource',
    may: 'May',
    allResources: 'Everything',
    allGroups: 'all groups',
    allVerbs: 'everything',
    ofGroup: (resource: string, group: string) => `${resource} (${group})`,
    onlyNames: (resource: string, names: string) => `${resource}: only ${names}`,
    everything: 'Everything, in every namespace: it is a cluster administrator.',
    nothing: 'Nothing: it has no rights.',
    incomplete: 'The API server says that this list may be incomplete.',
  },
  preset: {
    label: 'It may',
    kinds: {
      'view-all': {
        label: 'Look at everything',
        description: 'All namespaces, except Secrets (ClusterRole view)',
      },
      'view-namespace': {
        label: 'Look at one namespace',
        description: 'Except Secrets (ClusterRole view, bound there only)',
      },
      'edit-namespace': {
        label: 'Change one namespace',
        description: 'Its Secrets included, but not its roles (ClusterRole edit, bound there only)',
      },
      dashboards: {
        label: 'Dashboards',
        description: 'Only looks: all namespaces, except Secrets, and also nodes, volumes and usage',
      },
    },
    namespace: 'Namespace',
    name: 'Name of the account',
    nameHelp:
      'Small letters, digits and hyphens. It is made in the namespace keyfob, where nobody else has rights.',
  },
  objects: {
    asYaml: 'As YAML',
    manifests: 'Manifests',
  },
};

/** What an account may do, and what is made to give it rights. */
export const accessPhrases = spoken('access', english);
