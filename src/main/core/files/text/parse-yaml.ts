import { isAlias, isScalar, Lexer, parseDocument, visit, type Document } from 'yaml';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';

/** Why a text is no YAML to go by; `ambiguous`: its readers do not agree on what it says, or need not. */
export type YamlProblem = 'not-yaml' | 'too-complex' | 'ambiguous';

/** More pieces than any kubeconfig has; beyond, the library takes time that grows with their square. */
const mostPieces = 20_000;

/** Line breaks for some readers and text for others, and characters that no YAML may hold. */
const strayCharacters = /[^\P{Cc}\t\r\n]|[\u2028\u2029\ufffe\uffff]|\r(?!\n)/u;

/** The value of a YAML text that everybody reads alike. */
export function parseYaml(source: string): Result<unknown, YamlProblem> {
  const document = parseYamlDocument(source);
  return document.ok ? ok(document.value.toJS() as unknown) : document;
}

/**
 * Parses one YAML document from outside. As kubectl does it, `yes` and `1_000` are no texts (YAML 1.1); where its reader
 * and others may part, at anchors, tags, directives, merge keys and names that occur twice, nothing is read.
 */
export function parseYamlDocument(source: string): Result<Document, YamlProblem> {
  if (isTooComplex(source)) return fail('too-complex');
  try {
    const options = { version: '1.1', merge: false, uniqueKeys: false, prettyErrors: false } as const;
    const document = parseDocument(source, options);
    const faults = new Set(document.errors.map(({ code }) => code));
    if (faults.has('RESOURCE_EXHAUSTION')) return fail('too-complex');
    faults.delete('MULTIPLE_DOCS');
    if (faults.size > 0) return fail('not-yaml');
    return isAmbiguous(document, source) ? fail('ambiguous') : ok(document);
  } catch (error) {
    // The library works through nested values by calling itself.
    if (error instanceof RangeError) return fail('too-complex');
    throw error;
  }
}

function isTooComplex(source: string): boolean {
  // A character is at most a piece and the mark before it.
  if (2 * source.length < mostPieces) return false;
  const pieces = new Lexer().lex(source);
  for (let count = 0; count < mostPieces; count++) if (pieces.next().done === true) return false;
  return true;
}

function isAmbiguous(document: Document, source: string): boolean {
  if (document.errors.length > 0 || document.directives?.yaml.explicit === true) return true;
  let isClear = !strayCharacters.test(source);
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node) || node.anchor !== undefined || node.tag !== undefined) isClear = false;
    },
    Map: (_, { items }) => {
      const names = new Set<unknown>();
      for (const { key } of items) {
        const name = isScalar(key) ? key.value : undefined;
        if (typeof name !== 'string' || name === '<<' || names.has(name)) isClear = false;
        names.add(name);
      }
    },
  });
  return !isClear;
}
