import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { Identifiers } from '../../ports/clock.ts';
import type { RemadeDocumentParts } from '../../vault/documents/remade-document.ts';
import type { Inspector, InspectorParts } from './inspector.ts';
import { PastedTokens } from './pasted-tokens.ts';
import type { SavedKeys } from './saved-keys.ts';
import type { SigningKeys } from './signing-keys.ts';
import type { InspectedCluster } from './inspected-cluster.ts';
import type { TokenUse, TokenUseParts } from './token-use.ts';

/** What inspects tokens, and what uses them. */
export interface TokenInspection {
  readonly inspector: Inspector;
  readonly use: TokenUse;
}

/** What the service needs. */
export interface InspectServiceParts
  extends Omit<InspectorParts, 'cluster' | 'pasted'>, Omit<TokenUseParts, 'cluster'>, RemadeDocumentParts {
  readonly identifiers: Identifiers;
}

/** Loads what inspects tokens when it is first asked for, and holds what was pasted until its view closes. */
export class InspectService {
  readonly pasted: PastedTokens;
  readonly #parts: InspectServiceParts;
  readonly #ofClusters = new WeakMap<ClusterScope, SigningKeys>();
  #savedKeys: SavedKeys | null = null;

  constructor(parts: InspectServiceParts) {
    this.#parts = parts;
    this.pasted = new PastedTokens(parts.identifiers);
  }

  /** Inspects on a cluster, or where none is open, and why. */
  async open(open: Result<Omit<InspectedCluster, 'signingKeys'>, AppError>): Promise<TokenInspection> {
    const [{ Inspector }, { TokenUse }, { SigningKeys }, { SavedKeys }] = await Promise.all([
      import('./inspector.ts'),
      import('./token-use.ts'),
      import('./signing-keys.ts'),
      import('./saved-keys.ts'),
    ]);
    const { pasted } = this;
    const savedKeys = (this.#savedKeys ??= new SavedKeys(this.#parts));
    const keysOf = (scope: ClusterScope) => {
      const keys = this.#ofClusters.get(scope) ?? new SigningKeys(scope, savedKeys, this.#parts.clock);
      this.#ofClusters.set(scope, keys);
      return keys;
    };
    const cluster = open.ok ? ok(inspected(open.value, keysOf(open.value.scope))) : open;
    const inspector = new Inspector({ ...this.#parts, pasted, cluster });
    return { inspector, use: new TokenUse({ ...this.#parts, cluster }, inspector) };
  }
}

/** Nothing more of an open cluster than inspecting needs. */
function inspected(
  { scope, saved, clipboard, activity }: Omit<InspectedCluster, 'signingKeys'>,
  signingKeys: SigningKeys,
): InspectedCluster {
  return { scope, saved, clipboard, activity, signingKeys };
}
