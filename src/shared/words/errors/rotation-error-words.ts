import { rotationErrorPhrases } from '../en/rotation-error-phrases.ts';
import type { Words } from './words.ts';
import type { rotationErrors } from '../../contract/errors/rotation-errors.ts';

/** The words of these failures. */
export const rotationErrorWords: Words<typeof rotationErrors> = {
  'rotation-busy': ({ pid }) => {
    const { message, remedy } = rotationErrorPhrases().busy;
    return { message: message(pid), remedy };
  },
  'rotation-unfinished': ({ command }) => ({ ...rotationErrorPhrases().unfinished, command }),
  'rotation-unproven': () => rotationErrorPhrases().unproven,
  'rotation-needs-root': ({ folder, command }) => {
    const { message, remedy } = rotationErrorPhrases().needsRoot;
    return { message: message(folder), remedy, command };
  },
  'rotation-no-static-token': () => rotationErrorPhrases().noStaticToken,
  'rotation-no-admin-row': ({ file }) => {
    const { message, remedy } = rotationErrorPhrases().noAdminRow;
    return { message: message(file), remedy, asksToRestart: true };
  },
  'rotation-admin-rows': ({ file, first, second }) => {
    const { message, remedy } = rotationErrorPhrases().adminRows;
    return { message: message(file, first, second), remedy, asksToRestart: true };
  },
  'rotation-admin-not-master': ({ line, file }) => {
    const { message, remedy } = rotationErrorPhrases().adminNotMaster;
    return { message: message(line, file), remedy, asksToRestart: true };
  },
  'rotation-duplicate-token': ({ line, file }) => {
    const { message, remedy } = rotationErrorPhrases().duplicateToken;
    return { message: message(line, file), remedy, asksToRestart: true };
  },
  'rotation-token-unusable': ({ problem }) => {
    const { message, remedy } = rotationErrorPhrases().tokenUnusable;
    return { message: message[problem], remedy };
  },
  'rotation-old-token-form': ({ file }) => {
    const { message, remedy } = rotationErrorPhrases().oldTokenForm;
    return { message: message(file), remedy, asksToRestart: true };
  },
  'rotation-file-form': ({ file }) => {
    const { message, remedy } = rotationErrorPhrases().fileForm;
    return { message: message(file), remedy };
  },
  'rotation-microk8s-busy': ({ reason }) => rotationErrorPhrases().microk8sBusy[reason],
  'rotation-moved': ({ snapData }) => {
    const { message, remedy } = rotationErrorPhrases().moved;
    return { message: message(snapData), remedy };
  },
  'rotation-file-changed': ({ file }) => {
    const { message, remedy } = rotationErrorPhrases().fileChanged;
    return { message: message(file), remedy };
  },
  'rotation-unsafe-path': ({ path, problem }) => {
    const { message, remedy } = rotationErrorPhrases().unsafePath;
    return { message: message[problem](path), remedy };
  },
  'rotation-write-failed': ({ file, reason }) => {
    const { message, remedy } = rotationErrorPhrases().writeFailed;
    return { message: message[reason](file), remedy };
  },
  'rotation-no-restart': () => rotationErrorPhrases().noRestart,
  'rotation-restart-failed': ({ service }) => {
    const { message, remedy } = rotationErrorPhrases().restartFailed;
    return { message: message(service), remedy, command: `sudo snap logs ${service}` };
  },
  'rotation-server-elsewhere': ({ file, server, problem }) => {
    const { message, remedy } = rotationErrorPhrases().serverElsewhere;
    return { message: message[problem](file, server), remedy };
  },
  'rotation-other-authority': ({ file, authority }) => {
    const { message, remedy } = rotationErrorPhrases().otherAuthority;
    return { message: message(file, authority), remedy };
  },
  'rotation-server-not-own': ({ server, uid }) => {
    const { unseen, ofOther, remedy } = rotationErrorPhrases().serverNotOwn;
    return {
      message: uid === null ? unseen(server) : ofOther(server, uid),
      remedy,
      command: 'sudo ss --tcp --listening --numeric --processes',
    };
  },
  'rotation-old-not-accepted': ({ server }) => {
    const { message, remedy } = rotationErrorPhrases().oldNotAccepted;
    return { message: message(server), remedy, asksToRestart: true };
  },
  'rotation-new-not-accepted': ({ server }) => {
    const { message, remedy } = rotationErrorPhrases().newNotAccepted;
    return { message: message(server), remedy, command: 'sudo snap logs microk8s.daemon-kubelite' };
  },
  'rotation-not-admin': ({ server }) => {
    const { message, remedy } = rotationErrorPhrases().notAdmin;
    return { message: message(server), remedy };
  },
  'rotation-old-still-accepted': ({ server }) => {
    const { message, remedy } = rotationErrorPhrases().oldStillAccepted;
    return { message: message(server), remedy };
  },
  'rotation-journal-unreadable': ({ file }) => {
    const { message, remedy } = rotationErrorPhrases().journalUnreadable;
    return { message: message(file), remedy };
  },
  'rotation-backup-unreadable': ({ file }) => {
    const { message, remedy } = rotationErrorPhrases().backupUnreadable;
    return { message: message(file), remedy };
  },
  'rotation-no-lock': () => rotationErrorPhrases().noLock,
  'rotation-stuck': ({ backup, command }) => {
    const { message, remedy } = rotationErrorPhrases().stuck;
    return { message: message(backup), remedy, command };
  },
};
