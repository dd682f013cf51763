import { wayPhrases } from './en/way-phrases.ts';
import { fitWay, renewCommand } from './known/fit-way.ts';
import type { Known } from './known/known.ts';
import { shellWord } from './text/shell-word.ts';

/** What gives the cluster a new CA key, as far as what is known allows it. */
export function newAuthorityWay(known: Known): { readonly remedy: string; readonly command?: string } {
  return fitWay({ remedy: wayPhrases().newAuthority, command: newAuthorityCommands(known.snapData) }, known);
}

/**
 * The commands that give a cluster a new CA key: only that ends every client certificate signed before.
 * MicroK8s keeps a CA key that is there, so it must be gone first; `certs` is copied aside by hand, and each command
 * runs only when the one before it did what it should: without the copy nothing is deleted.
 */
function newAuthorityCommands(snapData: string): string {
  const certs = shellWord(`${snapData}/certs`);
  return [
    `sudo cp -a ${certs} /root/microk8s-certs-before`,
    ...['ca.key', 'ca.crt', 'client.key'].map((name) => `sudo rm ${shellWord(`${snapData}/certs/${name}`)}`),
    renewCommand('ca.crt'),
  ].join(' && \\\n');
}

// On another machine Keyfob is what its package installed there: how it was started on this one says nothing about that.
const elsewhere = 'sudo keyfob rotate';

/** The line for every other control plane node: the token is pasted into it, then Enter and Ctrl+D. */
export const rotateNodeCommand = `${elsewhere} --yes --token-stdin`;

/** The line that goes back to the old token on another control plane node. */
export const undoNodeCommand = `${elsewhere} --undo`;
