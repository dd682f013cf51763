import { spoken } from '../language/spoken.ts';

const rotateThere = 'Rotate there too, with the same new token.';

const english = {
  /** Several addresses in a sentence. */
  all: (addresses: readonly string[]) => addresses.join(' and '),
  rotationUnsettled: {
    what: 'A rotation of the admin token was cut off.',
    why: (begun: string, isSeen: boolean) =>
      isSeen
        ? `It began on ${begun}, and since then token file, client.config and API server do not agree: after the next restart the administrator may be locked out.`
        : `It began on ${begun}, and Keyfob could not find out whether token file, client.config and API server agree since then.`,
    remedy: 'Finish it, or undo it.',
  },
  oldTokenAccepted: {
    what: (nodes: string) => `The old admin token is still accepted at ${nodes}.`,
    why: 'Each control plane node has a token file of its own: whoever has a copy of the old token still opens the cluster there.',
    remedy: rotateThere,
  },
  oldTokenUnasked: {
    what: (nodes: string) =>
      `Keyfob could not find out whether the old admin token is still accepted at ${nodes}.`,
    why: 'A control plane node that was off or cut off during the rotation comes back with the old token in its token file.',
    remedy: 'Rotate there too, with the same new token, once it can be reached.',
  },
  nodesUnseen:
    'Other control plane nodes, which may still accept the old admin token, could not be looked for.',
  nodesDiffer: {
    what: (nodes: string) => `The admin token of this machine is not accepted at ${nodes}.`,
    why: 'Each control plane node has a token file of its own, and theirs holds another admin token: what opens the cluster here fails there.',
    remedy: 'If the token was rotated there, rotate here too, with the new token of that machine.',
  },
  nodesNotUndone: {
    what: (nodes: string) => `The admin token of this machine is not accepted at ${nodes}.`,
    why: 'The rotation was undone here. A control plane node that was given the new token keeps it until it is undone there, too: what opens the cluster here fails there.',
    remedy: (command: string) =>
      `Undo it there too, with “${command}”; where that is not possible any more, rotate there with the admin token of this machine.`,
  },
  rotationBackupOverdue: {
    what: 'The old admin token is still kept for an undo.',
    why: (due: string) =>
      `It should have been removed on ${due}; root can read it, and so can every backup of this machine.`,
    remedy: 'Remove it now, or let the next rotation do it.',
  },
  adminTokenDiffers: {
    what: 'client.config and the token file disagree.',
    why: (file: string) =>
      `${file} does not hold the token of client.config: after its next restart the API server would lock the administrator out.`,
    remedy:
      'Put the token of client.config into the admin row, or the other way round, before the cluster restarts.',
  },
  tokenFileUnusable: 'The token file cannot be used.',
  argsRefused: 'The API server cannot start again.',
  authenticationUnknown: 'How this cluster knows its administrator is not known.',
  filesOpen: {
    what: (isWritable: boolean): string =>
      isWritable
        ? 'Other users of this machine can change files with secrets.'
        : 'Other users of this machine can read files with secrets.',
    why: (files: string) => `Every user of this machine, and every program they run, can open ${files}.`,
    remedy: 'Take away the rights of others; MicroK8s itself gives them none.',
  },
  filesUnseen: {
    what: 'Whether other users can open files with secrets could not be seen.',
    why: (folders: string) => `Keyfob could not look into ${folders}, so others may be able to.`,
    remedy: 'Check the permissions in there: only root and MicroK8s’ group need any.',
  },
  rbacOff: {
    what: 'RBAC is off: every token is cluster admin.',
    why: 'Whoever holds any valid token of this cluster may do everything with it.',
    /** Further sentences of why. */
    onlyArgsSay: (file: string) => `That is what ${file} says; the API server could not be asked.`,
    argsTurnOn: (file: string) => `${file} turns RBAC on, but the API server has not read it yet.`,
    restart: 'Restart the API server, so that it reads it.',
    turnOn: 'Turn RBAC on, so that roles count. It restarts the API server.',
    turnOnByHand: (file: string) =>
      `Turn RBAC on, so that roles count. What ${file} says is not in the form that microk8s enable rbac changes safely: write --authorization-mode=RBAC,Node there by hand in place of what it says about authorization, then restart the API server.`,
  },
  rbacOffAtRestart: {
    what: 'RBAC goes off with the next restart of the API server.',
    why: (file: string) =>
      `The API server goes by roles, but ${file} says AlwaysAllow: from the next restart on every token is cluster admin.`,
    turnOn: 'Turn RBAC on there, too. It restarts the API server.',
    turnOnByHand: (file: string) =>
      `Turn RBAC on there, too. What ${file} says is not in the form that microk8s enable rbac changes safely: write --authorization-mode=RBAC,Node there by hand in place of what it says about authorization, then restart the API server.`,
  },
  rbacWasOff: {
    what: (moment: string) => `RBAC was off ${moment}: every token was cluster admin.`,
    why: 'Keyfob could not find out whether it still is.',
    remedy: 'Look again once the API server answers.',
  },
  legacyTokens: {
    what: (total: number, names: string) =>
      total === 1 ? `A legacy token never expires: ${names}.` : `${total} legacy tokens never expire.`,
    why: (total: number, names: string) =>
      total === 1
        ? 'Whoever has read this Secret can use its token until the Secret is deleted.'
        : `Whoever has read one of these Secrets can use its token until the Secret is deleted: ${names}.`,
    /** Further sentences of why. */
    areAdmin: (total: number) =>
      `While RBAC is off, ${total === 1 ? 'it' : 'each of them'} is cluster admin.`,
    ofDashboard: (name: string) =>
      `MicroK8s’ dashboard add-on made ${name}, and disabling the add-on does not delete it.`,
    ofHeadlamp: (name: string, isOnly: boolean) => `Headlamp’s own manifest made ${isOnly ? 'it' : name}.`,
    mayAll: (count: number, names: string, isOnly: boolean) => {
      if (isOnly) return 'Its account may do everything.';
      return count === 1
        ? `The account that the token of ${names} belongs to may do everything.`
        : `The accounts that the tokens of ${names} belong to may do everything.`;
    },
    notAsked: (count: number, names: string, isOnly: boolean) => {
      if (isOnly) return 'Whether its account may do everything could not be found out.';
      return count === 1
        ? `Whether the account that the token of ${names} belongs to may do everything could not be found out.`
        : `Whether the accounts that the tokens of ${names} belong to may do everything could not be found out.`;
    },
    remedy: (total: number): string =>
      total === 1 ? 'Delete it, unless something still needs it.' : 'Delete those that nothing needs.',
    /** Further sentences of remedy. */
    ways: {
      addOn: (name: string, isOnly: boolean) =>
        `Only microk8s dashboard-proxy, and whoever copied it, needs ${isOnly ? 'it' : name}: Keyfob signs in to the dashboard with tokens that end.`,
      headlamp: (name: string, isOnly: boolean) =>
        `Keyfob signs in to Headlamp without ${isOnly ? 'it' : name}, with tokens that end. Take it out of the manifest, too, or the next kubectl apply makes it anew.`,
    },
  },
  legacyTokensUnseen: 'Keyfob could not look for legacy tokens.',
  joinTokens: {
    what: (total: number) =>
      total === 1 ? 'A join token never expires.' : `${total} join tokens never expire.`,
    why: (total: number) =>
      `Whoever has ${total === 1 ? 'it' : 'one'} can join a machine to this cluster, which then holds its keys.`,
    remedy: (total: number): string =>
      total === 1
        ? 'Remove it, unless somebody is going to use it.'
        : 'Remove those that nobody is going to use.',
  },
  adminTokenNeverExpires: {
    what: 'The admin token never expires.',
    why: (copies: number) =>
      `Whoever has seen it is administrator until it is replaced.${copies === 0 ? '' : copies === 1 ? ' Another kubeconfig holds a copy of it.' : ` ${copies} other kubeconfigs hold copies of it.`}`,
    remedy:
      'Rotate it from time to time, and use tokens that end for everything else. It is listed for as long as the cluster signs its administrator in with one.',
  },
  staticTokensNeverExpire: {
    what: (total: number, users: string) =>
      total === 1
        ? `A static token that never expires makes ${users} administrator.`
        : `${total} static tokens that never expire make administrators: ${users}.`,
    why: (total: number) =>
      `Whoever has seen ${total === 1 ? 'it' : 'one of them'} is administrator until its row in the token file is changed.`,
    remedy: (total: number): string =>
      total === 1
        ? 'Remove its row, unless somebody needs it; that counts from the next start of the API server.'
        : 'Remove the rows that nobody needs; that counts from the next start of the API server.',
  },
  agentTokensNeverExpire: {
    what: (total: number) =>
      total === 1
        ? 'A token of the cluster agent never expires.'
        : `${total} tokens of the cluster agent never expire.`,
    why: (total: number) =>
      `Whoever has ${total === 1 ? 'it' : 'one of them'} can become administrator of the cluster.`,
    remedy: 'Look at what each is for, and remove what a join has left.',
  },
  renewalsStopped: {
    what: (total: number, names: string) =>
      total === 1
        ? `Keyfob cannot renew a token: ${names}.`
        : `Keyfob cannot renew ${total} tokens: ${names}.`,
    why: (total: number, date: string) =>
      `${total === 1 ? 'It ends' : 'The first of them ends'} on ${date}, and what signs in with it then stops working.`,
    remedy: (total: number): string =>
      `Renew ${total === 1 ? 'it' : 'each'} by hand; beside the token stands what kept Keyfob from it.`,
  },
  joinTokensUnseen: 'Keyfob could not look for join tokens.',
  certificateEnding: {
    expired: (certificate: string, date: string) => `${certificate} expired on ${date}.`,
    expires: (certificate: string, date: string) => `${certificate} expires on ${date}.`,
    /** Another one that the same command renews. */
    end: (certificate: string, date: string) => `${certificate}, which ends on ${date}`,
    also: (ends: readonly string[], more: number) =>
      `The same command renews ${ends.join('; ')}${more === 0 ? '' : `; and ${more} more`}.`,
  },
  certificatesNotYet: {
    what: (total: number, names: string, begin: string) =>
      total === 1
        ? `${names} is not valid before ${begin}.`
        : `${total} certificates are not valid before ${begin}: ${names}.`,
    why: (total: number, seen: string) =>
      `This machine says ${seen}. Until then whoever checks ${total === 1 ? 'it' : 'one of them'} refuses it.`,
    remedy: 'Check the clock of this machine; if it is right, wait until then. Renewing changes nothing.',
  },
  fileFromLater: {
    what: (file: string) => `${file} was last changed at a time that is yet to come.`,
    why: (changed: string, seen: string) =>
      `It says ${changed}, and this machine says ${seen}: either the clock is behind, or it was ahead when the file was written. What Keyfob says of ends is by this clock.`,
    remedy:
      'Check the clock before you restart or renew anything: what is made while it is wrong gets wrong dates. If it is right, look whether those of this file are.',
  },
  certificateUnread: {
    what: (title: string, message: string) => `${title}: ${message}`,
    unseen: 'A certificate could not be looked at.',
    why: 'What runs goes on with what it read before; its next start fails, or does without it.',
    /** The key of a CA is of no use. */
    keyOfCa: {
      why: 'MicroK8s signs new certificates with it: whoever checks one of them against the CA refuses it.',
      remedy: 'Restore the key that belongs to the CA; certs-backup may have it.',
    },
  },
  certificateForeign: {
    what: (certificate: string) => `${certificate} was not signed by the CA of this cluster.`,
    why: 'Whoever checks it against the CA refuses it.',
  },
  addressUncovered: {
    what: (addresses: string) => `The API server’s certificate does not cover ${addresses}.`,
    why: 'Clients that connect there refuse it, and people then turn the check off. microk8s config writes the network address of this machine into every kubeconfig that it gives out.',
    byItsMaker: 'MicroK8s did not make it: whatever made it must issue one that covers them.',
    byHand:
      'MicroK8s does this by itself when an address changes, unless the node is part of a cluster. By hand:',
  },
  kubeletUncovered: {
    what: (addresses: string) => `The kubelet’s certificate does not cover ${addresses}.`,
    why: 'The API server was told to check it, and refuses to ask this node for logs, exec and metrics.',
    /** The node has another name than its machine. */
    otherName:
      'MicroK8s makes it for the name of this machine, and args/kubelet gives the node another one (--hostname-override): have the cluster CA sign one that covers that, too.',
  },
};

/** What is unsafe: each finding, why it matters, and the way out. */
export const findingPhrases = spoken('finding', english);
