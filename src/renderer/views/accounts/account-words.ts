import type { GivenRights } from '../../../shared/contract/state/own-account-state.ts';
import { accountsNamespace } from '../../../shared/contract/state/preset.ts';
import { ownAccountPhrases } from '../../../shared/words/en/own-account-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';

/** `namespace/name` of an account of Keyfob’s. */
export function accountName(name: string): string {
  return visibleText(`${accountsNamespace}/${name}`);
}

/** What an account was given, in a few words. */
export function rightsText(rights: GivenRights): string {
  const say = ownAccountPhrases().may;
  switch (rights.kind) {
    case 'none':
      return say.none;
    case 'other':
      return rights.roles
        .map(({ role, namespace }) =>
          visibleText(namespace === null ? say.role(role) : say.roleIn(role, namespace)),
        )
        .join(', ');
    case 'preset': {
      const words = say[rights.preset];
      return typeof words === 'string' ? words : words(visibleText(rights.target ?? ''));
    }
  }
}
