import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import { apiServerFlags } from './api-server-flags.ts';
import { readInteger, readList } from './go-values.ts';
import { launcherVariables } from './launcher-variables.ts';
import { parseFlags, type Flags, type FlagValue } from './parse-flags.ts';
import { splitArguments } from './split-arguments.ts';

/** Where an args file lies. */
export interface ArgsPlace {
  readonly file: string;
  /** The snap data folder as it was named. */
  readonly folder: string;
  /** The same with links resolved, in which the API server runs. */
  readonly root: string;
}

type Answer<Value> = Result<Value, AppError>;

const modes: readonly string[] = ['AlwaysAllow', 'AlwaysDeny', 'ABAC', 'Webhook', 'RBAC', 'Node'];
const greatestPort = 65_535n;
const usualPort = 6443;

/**
 * The arguments in `args/kube-apiserver`, as its launcher and the API server read them. Each answer fails with
 * `args-refused` when the API server does not start with them, and with `args-unclear` when what was asked for hangs on
 * something that Keyfob does not know.
 */
export class ApiServerArgs {
  readonly #file: string;
  /** How people name what is below `root`. */
  readonly #through: string;
  readonly #root: string;
  readonly #flags: Answer<Flags>;

  constructor(bytes: Uint8Array, { file, folder, root }: ArgsPlace) {
    this.#file = file;
    this.#through = `${folder.replace(/\/+$/, '')}/`;
    this.#root = root;
    this.#flags = this.#read(bytes);
  }

  /** Why the API server does not start with them, or why nothing is known of them; null else. */
  get failure(): AppError | null {
    return this.#flags.ok ? null : this.#flags.error;
  }

  /** What a flag with one value has: of a repeated one the last counts. Null where it is not given, or empty. */
  text(name: string): Answer<string | null> {
    const values = this.#valuesOf(name);
    if (!values.ok) return values;
    const last = values.value.at(-1);
    if (last === undefined) return ok(null);
    const text = this.#textOf(last);
    return text.ok && text.value === '' ? ok(null) : text;
  }

  /** The absolute path that a flag names, below the folder with links resolved when it is there. */
  path(name: string): Answer<string | null> {
    const text = this.text(name);
    return !text.ok || text.value === null ? text : ok(this.resolve(text.value));
  }

  /** The same of a flag that lists paths. */
  paths(name: string): Answer<readonly string[]> {
    const listed = this.list(name);
    return listed.ok ? ok((listed.value ?? []).map((path) => this.resolve(path))) : listed;
  }

  /** A path as the API server has it, below the folder with links resolved when it is there. */
  resolve(path: string): string {
    if (path.startsWith(this.#through)) return `${this.#root}/${path.slice(this.#through.length)}`;
    return path.startsWith('/') ? path : `${this.#root}/${path}`;
  }

  /** What a flag lists: a repeated one adds up. Null where it is not given. */
  list(name: string): Answer<readonly string[] | null> {
    const values = this.#valuesOf(name);
    if (!values.ok) return values;
    if (values.value.length === 0) return ok(null);
    const all: string[] = [];
    for (const value of values.value) {
      const text = this.#textOf(value);
      if (!text.ok) return text;
      all.push(...(apiServerFlags.get(name) === 'list' ? (readList(text.value) ?? []) : [text.value]));
    }
    return ok(all);
  }

  /** The port of the API server. */
  port(): Answer<number> {
    const text = this.text('secure-port');
    if (!text.ok) return text;
    return ok(text.value === null ? usualPort : Number(readInteger(text.value)));
  }

  /** Who decides what a request may do, in this order; null where a file of `--authorization-config` says it. */
  authorizationModes(): Answer<readonly string[] | null> {
    const listed = this.list('authorization-mode');
    if (!listed.ok) return listed;
    if (listed.value !== null && listed.value.length > 0) return listed;
    const config = this.text('authorization-config');
    if (!config.ok) return config;
    return ok(config.value === null ? ['AlwaysAllow'] : null);
  }

  #read(bytes: Uint8Array): Answer<Flags> {
    const file = this.#file;
    const given = splitArguments(bytes, launcherVariables(this.#root));
    if (!given.ok) return fail({ code: 'args-refused', file, line: given.error, problem: 'line-too-long' });
    const flags = parseFlags(given.value, apiServerFlags);
    if (flags.ok) {
      const line = refusedLine(flags.value);
      return line === null ? flags : fail({ code: 'args-refused', file, line, problem: 'bad-value' });
    }
    const { error } = flags;
    return error.kind === 'refused'
      ? fail({ code: 'args-refused', file, line: error.line, problem: error.problem })
      : fail({ code: 'args-unclear', file, line: error.line, variable: error.variable });
  }

  #valuesOf(name: string): Answer<readonly FlagValue[]> {
    return this.#flags.ok ? ok(this.#flags.value.get(name) ?? []) : this.#flags;
  }

  #textOf(value: FlagValue): Answer<string> {
    return 'text' in value ? ok(value.text) : fail({ code: 'args-unclear', file: this.#file, ...value });
  }
}

/** The line with a port or an authorization mode that the API server refuses; null where it takes them. */
function refusedLine(flags: Flags): number | null {
  const port = flags.get('secure-port')?.at(-1);
  if (port !== undefined && 'text' in port && !isPort(port.text)) return port.line;
  const seen = new Set<string>();
  for (const value of flags.get('authorization-mode') ?? []) {
    for (const mode of 'text' in value ? (readList(value.text) ?? []) : []) {
      if (!modes.includes(mode) || seen.has(mode)) return value.line;
      seen.add(mode);
    }
  }
  return null;
}

function isPort(text: string): boolean {
  const port = readInteger(text) ?? 0n;
  return port > 0n && port <= greatestPort;
}
