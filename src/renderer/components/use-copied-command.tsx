import type { ReactNode } from 'react';
import type { Input } from '../../shared/contract/contract.ts';
import { commonPhrases } from '../../shared/words/en/common-phrases.ts';
import { useSnapshot } from '../page/state.ts';
import { useCommand } from '../page/use-command.ts';
import type { CopyRequest } from './command-line.tsx';
import { ErrorNotice } from './error-notice.tsx';

/** Copies the command of a row at a key, and tells so: in the demo with the word that stands at the button, too. */
export function useCopiedCommand<Name extends CopyRequest>(
  name: Name,
): (input: Input<Name>) => Promise<ReactNode> {
  const copy = useCommand(name);
  const isDemo = useSnapshot()?.demo != null;
  const { copied, copiedInDemo } = commonPhrases();
  return async (input) => {
    const reply = await copy.reply(input);
    if (!reply.ok) return <ErrorNotice error={reply.error} />;
    return isDemo ? copiedInDemo : copied;
  };
}
