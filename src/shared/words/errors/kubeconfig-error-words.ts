import { kubeconfigErrorPhrases } from '../en/kubeconfig-error-phrases.ts';
import { findKubeconfigs } from './commands.ts';
import type { Words } from './words.ts';
import type { kubeconfigErrors } from '../../contract/errors/kubeconfig-errors.ts';

/** How a client.config that is of no use comes back. */
export function restoreKubeconfig(): { readonly remedy: string; readonly command: string } {
  return { remedy: kubeconfigErrorPhrases().restore, command: findKubeconfigs };
}

/** The words of these failures. */
export const kubeconfigErrorWords: Words<typeof kubeconfigErrors> = {
  'kubeconfig-unusable': ({ file, problem }) => ({
    message: kubeconfigErrorPhrases().problem[problem](file),
    ...restoreKubeconfig(),
    action: 'retry',
  }),
  'kubeconfig-refused': ({ file, feature }) => {
    const say = kubeconfigErrorPhrases();
    return {
      message: say.feature[feature](file),
      remedy: say.restoreOriginal,
      command: findKubeconfigs,
      action: 'retry',
    };
  },
};
