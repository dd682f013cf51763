import type { FlagPlace, FlagSpot } from '../../ports/dashboard-facts.ts';

/** What a container is started with; `env` are those that Headlamp takes for flags. */
export interface StartedContainer {
  readonly name: string;
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
}

/** What starts with this in the environment is a flag of Headlamp’s. */
export const headlampEnv = 'HEADLAMP_CONFIG_';

const signsIn = 'unsafe-use-service-account-token';
const certificate = 'tls-cert-path';

/** Where the containers of a pod are told to sign every visitor in as the account of the pod; a flag wins over the environment. */
export function findSignInFlag(containers: readonly StartedContainer[]): FlagPlace | null {
  for (const [container, started] of containers.entries()) {
    const said = lastSaid(started, signsIn);
    if (said !== null && isTrue(said.set))
      return { ...said.spot, in: said.in, container, containerName: started.name };
  }
  return null;
}

/** Whether a container was given a certificate, and speaks TLS by itself. */
export function servesTls(containers: readonly StartedContainer[]): boolean {
  return containers.some((started) => (lastSaid(started, certificate)?.set ?? '') !== '');
}

interface Said extends Pick<FlagPlace, 'in'> {
  readonly spot: FlagSpot;
  /** What it is set to. */
  readonly set: string;
}

function lastSaid({ command, args, env }: StartedContainer, flag: string): Said | null {
  const lists = [['command', command] as const, ['args', args] as const];
  const flags = lists.flatMap(([where, words]) =>
    words.flatMap((word, at) =>
      readWord(word, words[at + 1], flag).map(({ set, isWhole }) => ({
        set,
        in: where,
        spot: isWhole ? { at, value: word } : { at: null },
      })),
    ),
  );
  const last = flags.at(-1);
  if (last !== undefined) return last;
  const name = `${headlampEnv}${flag.toUpperCase().replaceAll('-', '_')}`;
  const at = env.findLastIndex((each) => each.name === name);
  const variable = env[at];
  return variable === undefined ? null : { in: 'env', spot: { at, value: name }, set: variable.value };
}

/** As Go reads flags, with one dash or two; a shell’s text holds several words. */
function readWord(word: string, next: string | undefined, flag: string) {
  const parts = word.split(/[\s'";]+/);
  return parts.flatMap((part, at) => {
    const found = new RegExp(`^--?${flag}(?:=(.*))?$`, 's').exec(part);
    if (found === null) return [];
    const after = flag === signsIn ? 'true' : (parts[at + 1] ?? next ?? '');
    return [{ set: found[1] ?? after, isWhole: parts.length === 1 }];
  });
}

/** As Go reads a yes. */
function isTrue(text: string): boolean {
  return ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text);
}
