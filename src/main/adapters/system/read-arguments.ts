import { parseArgs } from 'node:util';
import type { GivenOption, ReadArguments } from '../../core/ports/machine.ts';

/** Reads arguments as Node does; which of the options there are is not judged here. */
export const readArguments: ReadArguments = (args, withValue) => {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(withValue.map((name) => [name, { type: 'string' as const }])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const options = new Map<number, GivenOption>();
  for (const token of tokens) {
    if (token.kind !== 'option' || options.has(token.index)) continue;
    const { name, rawName, value = null, index } = token;
    const argument = args[index] ?? '';
    options.set(index, { name, typed: rawName, argument, value, isJoined: token.inlineValue === true });
  }
  return { options: [...options.values()], others: positionals };
};
