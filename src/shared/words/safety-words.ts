import { undoNodeCommand } from './admin-commands.ts';
import { authorizationWords } from './authorization-words.ts';
import { certificateName, putAside, usualWords } from './certificate-words.ts';
import { describe } from './describe.ts';
import { isInUse } from '../contract/state/certificates-state.ts';
import type { AppError } from '../contract/errors/errors.ts';
import { formatDate, formatExactTime } from './text/format-time.ts';
import { fitWay, touchesServer } from './known/fit-way.ts';
import { joins, listNames, listNodes } from './text/finding-names.ts';
import type { Known } from './known/known.ts';
import { isInTheWay, isOfNoUse } from '../contract/errors/of-no-use.ts';
import type { SafetyFinding } from '../contract/state/safety-state.ts';
import { timeNote } from './time-note.ts';
import { staticTokenWords } from './static-token-words.ts';
import { visibleText } from './text/visible-text.ts';
import { shellWord } from './text/shell-word.ts';

/** What a button beside a finding may do; a closed set that the views know. */
export type FindingAction =
  'look-again' | 'show-admin-credential' | 'show-certificates' | 'show-legacy-tokens' | 'show-join-tokens';

/** The words of one finding: what is unsafe, why it matters, and a way out. */
export interface FindingWords {
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
  /** A command line that the user runs in a terminal. */
  readonly command?: string;
  readonly action?: FindingAction;
  /** What the cluster said, as `Description` has it. */
  readonly said?: string;
}

/** The words before they are fitted to what is known. */
interface Told extends FindingWords {
  /** The remedy has the person restart the API server by hand. */
  readonly asksToRestart?: true;
}

type Words = {
  readonly [Kind in SafetyFinding['kind']]: (
    finding: Extract<SafetyFinding, { kind: Kind }>,
    known: Known,
  ) => Told;
};

const words: Words = {
  ...authorizationWords,
  ...staticTokenWords,
  'rotation-unsettled': ({ startedAt, isSeen }) => ({
    what: 'A rotation of the admin token was cut off.',
    why: isSeen
      ? `It began on ${formatDate(startedAt)}, and since then token file, client.config and API server do not agree: after the next restart the administrator may be locked out.`
      : `It began on ${formatDate(startedAt)}, and whether token file, client.config and API server agree since then could not be found out.`,
    remedy: 'Finish it, or undo it.',
    action: 'show-admin-credential',
  }),
  'old-token-accepted': ({ nodes }) => ({
    what: `The old admin token is still accepted at ${listNodes(nodes)}.`,
    why: 'Each control plane node has a token file of its own: whoever has a copy of the old token still opens the cluster there.',
    remedy: 'Rotate there too, with the same new token.',
    action: 'show-admin-credential',
  }),
  'old-token-unasked': ({ nodes }) => ({
    what: `Whether the old admin token is still accepted at ${listNodes(nodes)} could not be found out.`,
    why: 'A control plane node that was off or cut off during the rotation comes back with the old token in its token file.',
    remedy: 'Rotate there too, with the same new token, once it can be reached.',
    action: 'show-admin-credential',
  }),
  'nodes-unseen': ({ error }, known) =>
    ofError(
      'Other control plane nodes, which may still accept the old admin token, could not be looked for.',
      error,
      known,
    ),
  'nodes-differ': ({ nodes }) => ({
    what: `The admin token of this machine is not accepted at ${listNodes(nodes)}.`,
    why: 'Each control plane node has a token file of its own, and theirs holds another admin token: what opens the cluster here fails there.',
    remedy: 'If the token was rotated there, rotate here too, with the new token of that machine.',
    action: 'show-admin-credential',
  }),
  'nodes-not-undone': ({ nodes }) => ({
    what: `The admin token of this machine is not accepted at ${listNodes(nodes)}.`,
    why: 'The rotation was undone here. A control plane node that was given the new token keeps it until it is undone there, too: what opens the cluster here fails there.',
    remedy: `Undo it there too, with “${undoNodeCommand}”; where that is not possible any more, rotate there with the admin token of this machine.`,
    action: 'show-admin-credential',
  }),
  'rotation-backup-overdue': ({ dueAt, command }) => ({
    what: 'The old admin token is still kept for an undo.',
    why: `It should have been removed on ${formatDate(dueAt)}; root can read it, and so can every backup of this machine.`,
    remedy: 'Remove it now, or let the next rotation do it.',
    command,
    action: 'show-admin-credential',
  }),
  'admin-token-differs': ({ file }) => ({
    what: 'client.config and the token file disagree.',
    why: `${file} does not hold the token of client.config: after its next restart the API server would lock the administrator out.`,
    remedy:
      'Put the token of client.config into the admin row, or the other way round, before the cluster restarts.',
    action: 'look-again',
  }),
  'token-file-unusable': ({ error }, known) => ofError('The token file cannot be used.', error, known),
  'authentication-unknown': ({ error }, known) =>
    ofError(
      error.code === 'args-refused'
        ? 'The API server cannot start again.'
        : 'How this cluster knows its administrator is not known.',
      error,
      known,
    ),
  'files-open': ({ files, total, isWritable }) => ({
    what: isWritable
      ? 'Other users of this machine can change files with secrets.'
      : 'Other users of this machine can read files with secrets.',
    why: `Every user, and every program that runs as one, can open ${listNames(files, total)}.`,
    remedy: 'Take the rights of others away; MicroK8s itself gives them none.',
    command: `sudo chmod o-rwx ${files.map(shellWord).join(' ')}`,
  }),
  'files-unseen': ({ folders }) => ({
    what: 'Whether other users can open files with secrets could not be seen.',
    why: `Keyfob could not look into ${listNames(folders, folders.length)}, and nothing shows that others cannot.`,
    remedy: 'Look at the rights of what is in there: only root and MicroK8s’ group need any.',
    command: `sudo ls -la ${folders.map(shellWord).join(' ')}`,
  }),
  'legacy-tokens': ({ total, named, areAdmin, asOf, isPast }) => ({
    what:
      total === 1 ? `A legacy token never expires: ${named.join()}.` : `${total} legacy tokens never expire.`,
    why: [
      ...(asOf === null ? [] : [timeNote({ at: asOf, standing: isPast ? 'past' : 'then' })]),
      total === 1
        ? 'Whoever has read this Secret can use its token until the Secret is deleted.'
        : `Whoever has read one of these Secrets can use its token until the Secret is deleted: ${listNames(named, total)}.`,
      ...(areAdmin ? [`While RBAC is off, ${total === 1 ? 'it' : 'each of them'} is cluster admin.`] : []),
      ...(named.includes('kube-system/microk8s-dashboard-token')
        ? [
            'MicroK8s’ dashboard add-on made kube-system/microk8s-dashboard-token, and disabling the add-on does not delete it.',
          ]
        : []),
    ].join(' '),
    remedy: total === 1 ? 'Delete it, unless something still needs it.' : 'Delete those that nothing needs.',
    action: 'show-legacy-tokens',
  }),
  'legacy-tokens-unseen': ({ error }, known) =>
    ofError('Keyfob could not look for legacy tokens.', error, known),
  'join-tokens': ({ total, reusable }) => ({
    what: total === 1 ? 'A join token never expires.' : `${total} join tokens never expire.`,
    why: `Whoever has ${total === 1 ? 'it' : 'one'} can join a machine to this cluster, which then holds its keys. ${joins(total, reusable)}`,
    remedy:
      total === 1
        ? 'Remove it, unless somebody is going to use it.'
        : 'Remove those that nobody is going to use.',
    action: 'show-join-tokens',
  }),
  'join-tokens-unseen': ({ error }, known) => ofError('Keyfob could not look for join tokens.', error, known),
  'certificate-ending': ({ name, mode, notAfter, isExpired, also, ...certificate }, { snapData }) => {
    const { renewal, command, effect } = usualWords(certificate, { mode, snapData });
    const which = certificateName({ ...certificate, name });
    return {
      what: isExpired
        ? `${which} expired on ${formatDate(notAfter)}.`
        : `${which} expires on ${formatDate(notAfter)}.`,
      why: also.length === 0 ? renewal : `${renewal} The same command renews ${listEnds(also)}.`,
      remedy: effect,
      ...(command === null ? {} : { command }),
      action: 'show-certificates',
    };
  },
  'certificates-not-yet': ({ total, named, notBefore, seenAt }) => ({
    what:
      total === 1
        ? `${named.join()} is not valid before ${formatExactTime(notBefore)}.`
        : `${total} certificates are not valid before ${formatExactTime(notBefore)}: ${listNames(named, total)}.`,
    why: `This machine says ${formatExactTime(seenAt)}. Until then whoever checks ${total === 1 ? 'it' : 'one of them'} refuses it.`,
    remedy: 'Check the clock of this machine; if it is right, wait until then. Renewing changes nothing.',
    command: 'timedatectl',
    action: 'show-certificates',
  }),
  'file-from-later': ({ file, changedAt, seenAt }) => ({
    what: `${file} was last changed at a time that is yet to come.`,
    why: `It says ${formatExactTime(changedAt)}, and this machine says ${formatExactTime(seenAt)}: either the clock is behind, or it was ahead when the file was written. What Keyfob says of ends is by this clock.`,
    remedy:
      'Check the clock before you restart or renew anything: what is made while it is wrong gets wrong dates. If it is right, look whether those of this file are.',
    command: 'timedatectl',
    action: 'look-again',
  }),
  'certificate-unread': ({ mode, error, ...certificate }, known) => {
    const { title, command, effect } = usualWords(certificate, { mode, snapData: known.snapData });
    const { message } = describe(error, known);
    if (!isOfNoUse(error)) return ofError('A certificate could not be looked at.', error, known);
    if (error.code === 'certificate-key-unusable' && certificate.role.endsWith('ca'))
      return {
        what: `${title}: ${message}`,
        why: 'MicroK8s signs new certificates with it: whoever checks one of them against the CA refuses it.',
        remedy: 'Restore the key that belongs to the CA; certs-backup may have it.',
        action: 'look-again',
      };
    return {
      what: `${title}: ${message}`,
      why: 'What runs goes on with what it read before; its next start fails, or does without it.',
      remedy: effect,
      ...(command === null
        ? {}
        : {
            command:
              isInTheWay(error) && certificate.maker !== 'kubelet' && touchesServer(command)
                ? `${putAside(error.file)} && ${command}`
                : command,
          }),
      action: 'look-again',
    };
  },
  'certificate-foreign': ({ name, mode, ...certificate }, { snapData }) => {
    const { command, effect } = usualWords(certificate, { mode, snapData });
    return {
      what: `${certificateName({ ...certificate, name })} was not signed by the CA of this cluster.`,
      why: 'Whoever checks it against the CA refuses it.',
      remedy: effect,
      ...(command === null ? {} : { command }),
      action: 'show-certificates',
    };
  },
  'address-uncovered': ({ addresses, certificate }, { snapData }) => {
    const { command, effect } = usualWords(certificate, { mode: certificate.mode, snapData });
    return {
      what: `The API server’s certificate does not cover ${addresses.join(' and ')}.`,
      why: 'Clients that connect there refuse it, and people then turn the check off. microk8s config writes the network address of this machine into every kubeconfig that it gives out.',
      remedy:
        certificate.standing === 'elsewhere' && isInUse(certificate)
          ? 'Have whatever made it, which is not MicroK8s, make one that covers them.'
          : command === null
            ? effect
            : 'MicroK8s does this by itself when an address changes, unless the node is part of a cluster. By hand:',
      ...(command === null ? {} : { command }),
      action: 'show-certificates',
    };
  },
  'kubelet-uncovered': ({ addresses, certificate }, { snapData }) => {
    const { maker, nodeName } = certificate;
    const isOtherName = maker === 'microk8s' && nodeName !== undefined && addresses.includes(nodeName);
    const { command, effect } = isOtherName
      ? { command: null, effect: forOtherName }
      : usualWords(certificate, { mode: certificate.mode, snapData });
    return {
      what: `The kubelet’s certificate does not cover ${addresses.join(' and ')}.`,
      why: 'The API server was told to check it, and refuses to ask this node for logs, exec and metrics.',
      remedy: effect,
      ...(command === null ? {} : { command }),
      action: 'show-certificates',
    };
  },
};

/** Gives every finding about the open cluster its words, with a remedy that fits what is known. */
export function describeFinding(finding: SafetyFinding, known: Known): FindingWords {
  const tell = words[finding.kind] as (finding: SafetyFinding, known: Known) => Told;
  const told = tell(finding, known);
  const { what, why, action, said } = told;
  const { remedy, command } = fitWay(told, known);
  return {
    what: visibleText(what),
    why: visibleText(why),
    remedy: visibleText(remedy),
    ...(command === undefined ? {} : { command: visibleText(command) }),
    ...(action === undefined ? {} : { action }),
    ...(said === undefined ? {} : { said }),
  };
}

function ofError(what: string, error: AppError, known: Known): FindingWords {
  const { message, remedy, command, said } = describe(error, known);
  return {
    what,
    why: message,
    remedy,
    ...(command === undefined ? {} : { command }),
    ...(said === undefined ? {} : { said }),
    action: 'look-again',
  };
}

const namedEnds = 5;

function listEnds(also: Extract<SafetyFinding, { kind: 'certificate-ending' }>['also']): string {
  const ends = also.map((each) => `${certificateName(each)}, which ends on ${formatDate(each.notAfter)}`);
  const more = ends.length - namedEnds;
  return more > 0 ? `${ends.slice(0, namedEnds).join('; ')}; and ${more} more` : ends.join('; ');
}

const forOtherName =
  'MicroK8s makes it for the name of this machine, and args/kubelet gives the node another one (--hostname-override): have the cluster CA sign one that covers that, too.';
