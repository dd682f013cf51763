import { clusterFileErrorPhrases } from '../en/cluster-file-error-phrases.ts';
import { commonPhrases } from '../en/common-phrases.ts';
import type { Known } from '../known/known.ts';
import { shellWord } from '../text/shell-word.ts';
import { isVisible } from '../text/visible-text.ts';
import { findArgs, listServices } from './commands.ts';
import { restoreKubeconfig } from './kubeconfig-error-words.ts';
import type { Words } from './words.ts';
import type { clusterFileErrors } from '../../contract/errors/cluster-files-errors.ts';

/** The groups that MicroK8s makes for its files; membership of another one may give more than that. */
const ownGroups: readonly string[] = ['microk8s', 'snap_microk8s'];

/** The files without which Keyfob shows no cluster. */
const needed = /\/(?:args\/kube-apiserver|credentials\/client\.config)$/;

/** A command about one of these files, by the path that is known and not by the one that the error has. */
function onNeeded(
  path: string,
  { snapData }: Known,
  command: (word: string) => string,
): { readonly command?: string } {
  const name = needed.exec(path)?.[0];
  if (name === undefined || snapData === '' || !isVisible(snapData)) return {};
  return { command: command(shellWord(`${snapData}${name}`)) };
}

/** How a file of no use comes back. */
function restore(file: string, remedy: string): { readonly remedy: string; readonly command?: string } {
  if (isKubeconfig(file)) return restoreKubeconfig();
  if (!file.endsWith('/args/kube-apiserver')) return { remedy };
  return { remedy: clusterFileErrorPhrases().restoreArgs, command: findArgs };
}

/** The words of these failures. */
export const clusterFileErrorWords: Words<typeof clusterFileErrors> = {
  'snap-data-missing': ({ folder }) => {
    const { message, remedy } = clusterFileErrorPhrases().snapDataMissing;
    return {
      message: message(folder),
      remedy,
      command: 'sudo snap install microk8s --classic',
      action: 'choose-snap-data',
    };
  },
  'not-snap-data': ({ folder }) => {
    const { message, remedy } = clusterFileErrorPhrases().notSnapData;
    return { message: message(folder), remedy, action: 'choose-snap-data' };
  },
  'no-permission': ({ file, group }, known) => {
    const { message, joinGroup, lookAtGroup } = clusterFileErrorPhrases().noPermission;
    return {
      message: message(file, group),
      ...(ownGroups.includes(group)
        ? { remedy: joinGroup, command: `sudo usermod -a -G ${group} $USER` }
        : { remedy: lookAtGroup, ...onNeeded(file, known, (word) => `ls -l ${word}`) }),
      action: 'retry',
    };
  },
  'root-only': ({ file }, known) => {
    const { message, giveBack, leave } = clusterFileErrorPhrases().rootOnly;
    return {
      message: message(file),
      ...(needed.test(file)
        ? { remedy: giveBack, ...onNeeded(file, known, (word) => `sudo namei -l ${word}`) }
        : { remedy: leave }),
      action: 'retry',
    };
  },
  'cis-hardened': ({ file }) => {
    const { message, remedy } = clusterFileErrorPhrases().cisHardened;
    return {
      message: message(file),
      remedy,
      command: 'sudo microk8s disable cis-hardening',
      action: 'retry',
    };
  },
  'file-missing': ({ file }) => {
    const { message, remedy } = clusterFileErrorPhrases().missing;
    return {
      message: message(file),
      ...(isKubeconfig(file) ? restoreKubeconfig() : { remedy, command: listServices }),
      action: 'retry',
    };
  },
  'file-empty': ({ file }) => {
    const { message, remedy } = clusterFileErrorPhrases().empty;
    return {
      message: message(file),
      ...restore(file, remedy),
      action: 'retry',
    };
  },
  'file-too-large': ({ file, limitBytes }) => {
    const { message, remedy } = clusterFileErrorPhrases().tooLarge;
    return {
      message: message(file, formatBytes(limitBytes)),
      ...restore(file, remedy),
      action: 'retry',
    };
  },
  'file-not-regular': ({ file }) => {
    const { message, remedy } = clusterFileErrorPhrases().notRegular;
    return { message: message(file), remedy, action: 'retry' };
  },
  'file-link-loop': ({ file }) => {
    const { message, remedy } = clusterFileErrorPhrases().linkLoop;
    return { message: message(file), remedy, action: 'retry' };
  },
  'file-unreadable': ({ file }) => {
    const { message, remedy } = clusterFileErrorPhrases().unreadable;
    return { message: message(file), remedy, action: 'retry' };
  },
  'file-not-text': ({ file }) => {
    const { message, remedy } = clusterFileErrorPhrases().notText;
    return {
      message: message(file),
      ...restore(file, remedy),
      action: 'retry',
    };
  },
  'path-not-visible': ({ path }) => {
    const { message, remedy } = clusterFileErrorPhrases().pathNotVisible;
    return { message: message(path), remedy, action: 'choose-snap-data' };
  },
  'token-file-refused': ({ file, line, problem }) => {
    const { tokenFileLine, mendLine } = clusterFileErrorPhrases();
    return { message: tokenFileLine[problem](line, file), remedy: mendLine, action: 'retry' };
  },
  'args-refused': ({ file, line, problem }) => {
    const { argsLine, mendLine } = clusterFileErrorPhrases();
    return { message: argsLine[problem](line, file), remedy: mendLine, action: 'retry' };
  },
  'args-unclear': ({ file, line, variable }) => {
    const { unclearValue, unclearVariable } = clusterFileErrorPhrases();
    return variable === null
      ? { message: unclearValue.message(line, file), remedy: unclearValue.remedy, action: 'retry' }
      : {
          message: unclearVariable.message(line, file, variable),
          remedy: unclearVariable.remedy,
          action: 'retry',
        };
  },
  'token-file-unnamed': ({ file }) => {
    const { message, remedy } = clusterFileErrorPhrases().tokenFileUnnamed;
    return { message: message(file), remedy, action: 'retry' };
  },
  'admin-token-differs': ({ file }) => {
    const { message, remedy } = clusterFileErrorPhrases().adminTokenDiffers;
    return { message: message(file), remedy, action: 'retry' };
  },
  'too-old': () => ({ ...clusterFileErrorPhrases().tooOld, command: 'sudo snap refresh microk8s' }),
  'worker-node': () => ({ ...clusterFileErrorPhrases().workerNode, action: 'choose-snap-data' }),
};

function formatBytes(bytes: number): string {
  const { kilobytes, megabytes } = commonPhrases();
  return bytes >= 1024 * 1024 ? megabytes(bytes / (1024 * 1024)) : kilobytes(bytes / 1024);
}

/** Whether a path is that of a client.config of MicroK8s. */
function isKubeconfig(path: string): boolean {
  return path.endsWith('/credentials/client.config');
}
