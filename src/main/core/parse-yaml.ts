import { parseDocument, YAMLParseError } from 'yaml';
import { fail, ok, type Result } from '../../shared/result.ts';

/** Parses one YAML document from outside; nesting and aliases beyond any kubeconfig's are `too-complex`. */
export function parseYaml(source: string): Result<unknown, 'not-yaml' | 'too-complex'> {
  try {
    const document = parseDocument(source, { merge: false });
    if (document.errors.length > 0) return fail('not-yaml');
    return ok(document.toJS({ maxAliasCount: 10 }) as unknown);
  } catch (error) {
    if (error instanceof ReferenceError || error instanceof RangeError) return fail('too-complex');
    if (error instanceof YAMLParseError) return fail('not-yaml');
    throw error;
  }
}
