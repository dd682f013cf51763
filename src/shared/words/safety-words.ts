import { undoNodeCommand } from './admin-commands.ts';
import { authorizationWords } from './authorization-words.ts';
import { certificateName, putAside, usualWords } from './certificate-words.ts';
import { credentialFindingWords } from './credential-finding-words.ts';
import { dashboardFindingWords } from './dashboard-finding-words.ts';
import { describe } from './describe.ts';
import { dashboardFindingPhrases } from './en/dashboard-finding-phrases.ts';
import { findingPhrases } from './en/finding-phrases.ts';
import { isInUse } from '../contract/state/certificate-use.ts';
import { findingActs, type FindingAction } from './finding-acts.ts';
import type { AppError } from '../contract/errors/errors.ts';
import { formatDate, formatExactTime } from './text/format-time.ts';
import { fitWay, readClock, touchesServer } from './known/fit-way.ts';
import { joins, listNames, listNodes } from './text/finding-names.ts';
import { legacyTokenWords } from './legacy-token-words.ts';
import type { Known } from './known/known.ts';
import { isInTheWay, isOfNoUse } from '../contract/errors/of-no-use.ts';
import type { SafetyFinding } from '../contract/state/safety-state.ts';
import { visibleText } from './text/visible-text.ts';
import { shellWord } from './text/shell-word.ts';

/** The words of one finding: what is unsafe, why it matters, and a way out. */
export interface FindingWords {
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
  /** A command line that the user runs in a terminal. */
  readonly command?: string;
  readonly action?: FindingAction;
  /** Where more about it is to be seen. */
  readonly place?: 'show-certificates';
  /** What the cluster said, as `Description` has it. */
  readonly said?: string;
}

/** The words before they are fitted to what is known. */
interface UnfittedWords extends FindingWords {
  /** The remedy has the person restart the API server by hand. */
  readonly asksToRestart?: true;
}

type Words = {
  readonly [Kind in SafetyFinding['kind']]: (
    finding: Extract<SafetyFinding, { kind: Kind }>,
    known: Known,
  ) => UnfittedWords;
};

const words: Words = {
  ...authorizationWords,
  ...credentialFindingWords,
  ...dashboardFindingWords,
  ...legacyTokenWords,
  'dashboards-unseen': ({ error }, known) => ofError(dashboardFindingPhrases().unseen, error, known),
  'rotation-unsettled': ({ startedAt, isSeen }) => {
    const { what, why, remedy } = findingPhrases().rotationUnsettled;
    return { what, why: why(formatDate(startedAt), isSeen), remedy, action: 'show-rotation' };
  },
  'old-token-accepted': ({ nodes }) => {
    const { what, why, remedy } = findingPhrases().oldTokenAccepted;
    return { what: what(listNodes(nodes)), why, remedy, action: 'show-other-nodes' };
  },
  'old-token-unasked': ({ nodes }) => {
    const { what, why, remedy } = findingPhrases().oldTokenUnasked;
    return { what: what(listNodes(nodes)), why, remedy, action: 'show-other-nodes' };
  },
  'nodes-unseen': ({ error }, known) => ofError(findingPhrases().nodesUnseen, error, known),
  'nodes-differ': ({ nodes }) => {
    const { what, why, remedy } = findingPhrases().nodesDiffer;
    return { what: what(listNodes(nodes)), why, remedy, action: 'show-other-nodes' };
  },
  'nodes-not-undone': ({ nodes }) => {
    const { what, why, remedy } = findingPhrases().nodesNotUndone;
    return {
      what: what(listNodes(nodes)),
      why,
      remedy: remedy(undoNodeCommand),
      action: 'show-other-nodes',
    };
  },
  'rotation-backup-overdue': ({ dueAt, command }) => {
    const { what, why, remedy } = findingPhrases().rotationBackupOverdue;
    return { what, why: why(formatDate(dueAt)), remedy, command, action: 'remove-backup' };
  },
  'admin-token-differs': ({ file }) => {
    const { what, why, remedy } = findingPhrases().adminTokenDiffers;
    return { what, why: why(file), remedy, action: 'look-again' };
  },
  'token-file-unusable': ({ error }, known) => ofError(findingPhrases().tokenFileUnusable, error, known),
  'authentication-unknown': ({ error }, known) => {
    const { argsRefused, authenticationUnknown } = findingPhrases();
    return ofError(error.code === 'args-refused' ? argsRefused : authenticationUnknown, error, known);
  },
  'files-open': ({ files, total, isWritable }) => {
    const { what, why, remedy } = findingPhrases().filesOpen;
    return {
      what: what(isWritable),
      why: why(listNames(files, total)),
      remedy,
      action: 'take-rights-away',
      command: `sudo chmod o-rwx ${files.map(shellWord).join(' ')}`,
    };
  },
  'files-unseen': ({ folders }) => {
    const { what, why, remedy } = findingPhrases().filesUnseen;
    return {
      what,
      why: why(listNames(folders, folders.length)),
      remedy,
      action: 'check-rights',
      command: `sudo ls -la ${folders.map(shellWord).join(' ')}`,
    };
  },
  'legacy-tokens-unseen': ({ error }, known) => ofError(findingPhrases().legacyTokensUnseen, error, known),
  'join-tokens': ({ total, reusable }) => {
    const { what, why, remedy } = findingPhrases().joinTokens;
    return {
      what: what(total),
      why: `${why(total)} ${joins(total, reusable)}`,
      remedy: remedy(total),
      action: 'show-join-tokens',
    };
  },
  'join-tokens-unseen': ({ error }, known) => ofError(findingPhrases().joinTokensUnseen, error, known),
  'certificate-ending': ({ name, mode, notAfter, isExpired, also, ...certificate }, { snapData }) => {
    const { expired, expires } = findingPhrases().certificateEnding;
    const { renewal, command, effect } = usualWords(certificate, { mode, snapData });
    const which = certificateName({ ...certificate, name });
    return {
      what: (isExpired ? expired : expires)(which, formatDate(notAfter)),
      why: also.length === 0 ? renewal : `${renewal} ${renewedToo(also)}`,
      remedy: effect,
      ...(command === null ? {} : { command }),
      action: 'renew',
      place: 'show-certificates',
    };
  },
  'certificates-not-yet': ({ total, named, notBefore, seenAt }) => {
    const { what, why, remedy } = findingPhrases().certificatesNotYet;
    return {
      what: what(total, listNames(named.map(certificateName), total), formatExactTime(notBefore)),
      why: why(total, formatExactTime(seenAt)),
      remedy,
      command: readClock,
      action: 'check-clock',
      place: 'show-certificates',
    };
  },
  'file-from-later': ({ file, changedAt, seenAt }) => {
    const { what, why, remedy } = findingPhrases().fileFromLater;
    return {
      what: what(file),
      why: why(formatExactTime(changedAt), formatExactTime(seenAt)),
      remedy,
      command: readClock,
      action: 'check-clock',
    };
  },
  'certificate-unread': ({ mode, error, ...certificate }, known) => {
    const { what, unseen, why, keyOfCa } = findingPhrases().certificateUnread;
    const { title, command, effect } = usualWords(certificate, { mode, snapData: known.snapData });
    const { message } = describe(error, known);
    if (!isOfNoUse(error)) return ofError(unseen, error, known);
    if (error.code === 'certificate-key-unusable' && certificate.role.endsWith('ca'))
      return { what: what(title, message), ...keyOfCa, action: 'look-again' };
    return {
      what: what(title, message),
      why,
      remedy: effect,
      ...(command === null
        ? {}
        : {
            command:
              isInTheWay(error) && certificate.maker !== 'kubelet' && touchesServer(command)
                ? `${putAside(error.file)} && ${command}`
                : command,
          }),
      action: command === null ? 'look-again' : 'renew',
    };
  },
  'certificate-foreign': ({ name, mode, ...certificate }, { snapData }) => {
    const { what, why } = findingPhrases().certificateForeign;
    const { command, effect } = usualWords(certificate, { mode, snapData });
    return {
      what: what(certificateName({ ...certificate, name })),
      why,
      remedy: effect,
      ...(command === null ? {} : { command }),
      action: 'renew',
      place: 'show-certificates',
    };
  },
  'address-uncovered': ({ addresses, certificate }, { snapData }) => {
    const { what, why, byItsMaker, byHand } = findingPhrases().addressUncovered;
    const { command, effect } = usualWords(certificate, { mode: certificate.mode, snapData });
    return {
      what: what(findingPhrases().all(addresses)),
      why,
      remedy:
        certificate.standing === 'elsewhere' && isInUse(certificate)
          ? byItsMaker
          : command === null
            ? effect
            : byHand,
      ...(command === null ? {} : { command }),
      action: 'renew',
      place: 'show-certificates',
    };
  },
  'kubelet-uncovered': ({ addresses, certificate }, { snapData }) => {
    const { what, why, otherName } = findingPhrases().kubeletUncovered;
    const { maker, nodeName } = certificate;
    const isOtherName = maker === 'microk8s' && nodeName !== undefined && addresses.includes(nodeName);
    const { command, effect } = isOtherName
      ? { command: null, effect: otherName }
      : usualWords(certificate, { mode: certificate.mode, snapData });
    return {
      what: what(findingPhrases().all(addresses)),
      why,
      remedy: effect,
      ...(command === null ? {} : { command }),
      action: 'renew',
      place: 'show-certificates',
    };
  },
};

/** Gives every finding about the open cluster its words, with a remedy that fits what is known. */
export function describeFinding(finding: SafetyFinding, known: Known): FindingWords {
  const tell = words[finding.kind] as (finding: SafetyFinding, known: Known) => UnfittedWords;
  const unfitted = tell(finding, known);
  const { what, why, place, said } = unfitted;
  const { remedy, command } = fitWay(unfitted, known);
  const action = actOf(unfitted, command);
  return {
    what: visibleText(what),
    why: visibleText(why),
    remedy: visibleText(remedy),
    ...(command === undefined ? {} : { command: visibleText(command) }),
    ...(action === undefined ? {} : { action }),
    ...(place === undefined ? {} : { place }),
    ...(said === undefined ? {} : { said }),
  };
}

/** What the words offer, where their command was kept back or is another one. */
function actOf({ action, place }: UnfittedWords, command: string | undefined): FindingAction | undefined {
  if (action === undefined || findingActs[action] !== 'command') return action;
  if (command === readClock) return 'check-clock';
  if (command !== undefined) return action;
  return place ?? (action === 'renew' ? 'look-again' : 'show-remedy');
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

function renewedToo(also: Extract<SafetyFinding, { kind: 'certificate-ending' }>['also']): string {
  const { end, also: renewsToo } = findingPhrases().certificateEnding;
  const ends = also.map((each) => end(certificateName(each), formatDate(each.notAfter)));
  return renewsToo(ends.slice(0, namedEnds), Math.max(0, ends.length - namedEnds));
}
