import { shellWord } from '../../../../shared/words/text/shell-word.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { AgentTokenRow } from '../../../../shared/contract/requests/non-expiring-token-requests.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { SnapDataFiles } from '../../ports/files.ts';
import { distinctStart, maskToken } from '../../vault/jwt/mask.ts';
import {
  agentTokenId,
  nodeTokenFiles,
  readNodeTokenFile,
  type NodeTokenLine,
} from '../../files/snap-data/read-node-tokens.ts';

/** Reads the tokens of MicroK8s' cluster agent, each time from its files. */
export class NodeTokenService {
  readonly #files: SnapDataFiles;
  readonly #snapData: string;
  #commands = new Map<string, string>();

  constructor(files: SnapDataFiles, snapData: string) {
    this.#files = files;
    this.#snapData = snapData;
  }

  /** What all files hold; one that is not there holds nothing, one that cannot be read is an error. */
  async list(): Promise<Result<readonly AgentTokenRow[], AppError>> {
    const folder = `${this.#snapData}/credentials`;
    const rows: AgentTokenRow[] = [];
    for (const { name, kind } of nodeTokenFiles) {
      const file = `${folder}/${name}`;
      const read = await readNodeTokenFile(file, this.#files);
      if (!read.ok) return read;
      const lines = read.value;
      rows.push(
        ...lines.map((line, at) => ({
          id: agentTokenId(name, at + 1),
          kind,
          file,
          maskedToken: maskToken(line.token),
          expiresAt: line.expiresAt,
          command: kind === 'callback' ? null : removalCommand(file, line, lines),
        })),
      );
    }
    this.#commands = new Map(rows.flatMap(({ id, command }) => (command === null ? [] : [[id, command]])));
    return ok(rows);
  }

  /** The command of a token that was listed last. */
  command(id: string): string | null {
    return this.#commands.get(id) ?? null;
  }
}

/** Names the line by the start of its token, which is shown anyway; null where that would not find this line alone. */
function removalCommand(file: string, line: NodeTokenLine, all: readonly NodeTokenLine[]): string | null {
  const start = distinctStart(
    line.token,
    all.filter((other) => other !== line).map(({ token }) => token),
  );
  return start === null ? null : `sudo sed -i ${shellWord(`/^${start}/d`)} ${shellWord(file)}`;
}
