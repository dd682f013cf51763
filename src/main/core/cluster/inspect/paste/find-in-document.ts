import { decodeBase64 } from '../../../files/text/base64.ts';
import { readUtf8 } from '../../../files/text/utf8.ts';
import { isJsonObject, type JsonObject } from '../../../vault/jwt/json-object.ts';
import {
  isPlaceholder,
  isTokenName,
  type SearchLimit,
  type WrittenToken,
  type WrittenPlace,
} from './found.ts';
import { findJwts } from './find-jwts.ts';

/** Deeper and larger than what clusters and their tools write. */
const deepest = 32;
const mostValues = 20_000;

const answers: Readonly<Record<string, readonly [WrittenPlace['kind'], string]>> = {
  TokenRequest: ['token-request', 'status'],
  ExecCredential: ['exec-credential', 'status'],
  TokenReview: ['token-review', 'spec'],
};

/** Finds tokens in a value of JSON or YAML; `readNested` looks into a text that a value holds. */
export class DocumentSearch {
  readonly found: WrittenToken[] = [];
  readonly #readNested: (text: string) => readonly WrittenToken[];
  readonly #limit: SearchLimit;
  #left = mostValues;

  constructor(limit: SearchLimit, readNested: (text: string) => readonly WrittenToken[]) {
    this.#limit = limit;
    this.#readNested = readNested;
  }

  /** Looks through a value, which this name leads to. */
  look(value: unknown, name: string | null, depth = 0): void {
    if (depth > deepest || !this.#canGoOn()) return;
    if (typeof value === 'string') this.#lookAtText(value, name);
    else if (Array.isArray(value)) for (const each of value) this.look(each, name, depth + 1);
    else if (isJsonObject(value)) this.#lookAtObject(value, name, depth);
  }

  #lookAtObject(object: JsonObject, name: string | null, depth: number): void {
    const answer =
      typeof object.kind === 'string' && Object.hasOwn(answers, object.kind)
        ? answers[object.kind]
        : undefined;
    for (const [key, value] of Object.entries(object)) {
      if (key === 'users' && Array.isArray(value)) for (const user of value) this.#lookAtUser(user, depth);
      else if (object.kind === 'Secret' && (key === 'data' || key === 'stringData'))
        this.#lookAtSecret(object, value, key === 'data');
      else if (key === answer?.[1] && isJsonObject(value) && typeof value.token === 'string')
        this.#add(value.token, { kind: answer[0], name: null, key: null });
      else this.look(value, key === 'value' ? name : key, depth + 1);
    }
  }

  #lookAtUser(entry: unknown, depth: number): void {
    if (!isJsonObject(entry) || !isJsonObject(entry.user)) {
      this.look(entry, null, depth + 1);
      return;
    }
    const name = typeof entry.name === 'string' ? entry.name : null;
    const inside = new DocumentSearch(this.#limit, this.#readNested);
    inside.look(entry.user, null, depth + 1);
    const place = { kind: 'kubeconfig', name, key: null } as const;
    this.found.push(...inside.found.map((each) => ({ ...each, place })));
  }

  #lookAtSecret(secret: JsonObject, data: unknown, isEncoded: boolean): void {
    if (!isJsonObject(data)) return;
    const name = isJsonObject(secret.metadata) ? secret.metadata.name : null;
    for (const [key, value] of Object.entries(data)) {
      if (typeof value !== 'string' || !this.#canGoOn()) continue;
      const bytes = isEncoded ? decodeBase64(value) : null;
      const decoded = bytes === null ? value : readUtf8(bytes);
      if (decoded === null) continue;
      const place = { kind: 'secret', name: typeof name === 'string' ? name : null, key } as const;
      const inside = new DocumentSearch(this.#limit, this.#readNested);
      inside.look(decoded, key);
      this.found.push(
        ...inside.found.map((each) => ({
          ...each,
          place: each.place.kind === 'kubeconfig' ? each.place : place,
          wasBase64: each.wasBase64 || bytes !== null,
          at: null,
        })),
      );
    }
  }

  #canGoOn(): boolean {
    if (this.#left === 0) {
      this.#limit.isReached = true;
      return false;
    }
    this.#left -= 1;
    return true;
  }

  #lookAtText(value: string, name: string | null): void {
    const place = { kind: 'field', name, key: null } as const;
    const jwts = findJwts(value, this.#limit);
    for (const { token, wasBase64 } of jwts) this.found.push({ token, place, wasBase64, at: null });
    if (jwts.length > 0) return;
    if (name !== null && isTokenName(name)) this.#add(value, place);
    else if (/^\s*[{[]|\n|^[A-Za-z0-9+/=]{40,}$/.test(value)) this.found.push(...this.#readNested(value));
  }

  #add(value: string, place: WrittenPlace): void {
    const [jwt] = findJwts(value, this.#limit);
    const token = jwt?.token ?? value.trim().replace(/^bearer\s+/i, '');
    if (token !== '' && !/\s/.test(token) && !isPlaceholder(token))
      this.found.push({ token, place, wasBase64: jwt?.wasBase64 ?? false, at: null });
  }
}
