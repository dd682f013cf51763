import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';

const generated = fileURLToPath(new URL('gen', import.meta.resolve('@kubernetes/client-node')));

/**
 * Leaves of client-node’s generated code, a method for each call of the API and a class for each of its types, what is named
 * in the sources of `folder` and what that needs in turn. What goes becomes blanks, so that source maps stay right.
 *
 * @param {string} folder
 * @returns {import('vite').Plugin}
 */
export function ownCalls(folder) {
  const named = new Set(
    readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').match(/\w+/g) ?? []),
  );
  const types = typesOf(named);
  return {
    name: 'own-calls',
    transform: {
      filter: { id: /\/client-node\/dist\/gen\/(apis|types|models)\/(\w+Api|\w+API|ObjectSerializer)\.js$/ },
      handler: (code, id) => ({
        code: id.endsWith('/ObjectSerializer.js')
          ? withoutTypes(code, types)
          : withoutCalls(code, named).code,
        map: null,
      }),
    },
  };
}

/**
 * @param {string} code
 * @param {ReadonlySet<string>} named
 */
function withoutCalls(code, named) {
  /** @type {string[]} */
  const rest = [];
  let kept = '';
  let end = 0;
  for (const member of membersOf(code)) {
    const text = code.slice(member.start, member.end);
    const isKept =
      member.type !== 'MethodDefinition' ||
      member.key.type !== 'Identifier' ||
      member.kind === 'constructor' ||
      named.has(member.key.name.replace(/WithHttpInfo$/, ''));
    rest.push(code.slice(end, member.start), isKept ? text : blanks(text));
    if (isKept) kept += text;
    end = member.end;
  }
  return { code: [...rest, code.slice(end)].join(''), kept };
}

/** @param {string} code */
function membersOf(code) {
  return parseAst(code).body.flatMap((statement) =>
    statement.type === 'ExportNamedDeclaration' && statement.declaration?.type === 'ClassDeclaration'
      ? statement.declaration.body.body
      : [],
  );
}

/**
 * The types that the calls take and give, and those inside of them.
 *
 * @param {ReadonlySet<string>} named
 */
function typesOf(named) {
  const apis = [...named]
    .map((name) => join(generated, 'apis', `${name}.js`))
    .filter((file) => existsSync(file));
  /** @type {Set<string>} */
  const types = new Set();
  const add = (/** @type {string} */ code) => {
    for (const type of code.match(/\b[A-Z]\w+\b/g) ?? []) {
      const file = join(generated, 'models', `${type}.js`);
      if (types.has(type) || !existsSync(file)) continue;
      types.add(type);
      add((readFileSync(file, 'utf8').match(/"type": ".*"/g) ?? []).join('\n'));
    }
  };
  for (const file of apis) add(withoutCalls(readFileSync(file, 'utf8'), named).kept);
  if (types.size === 0)
    throw new Error(`no calls of client-node were found; is its code still in ${generated}?`);
  return types;
}

/**
 * @param {string} code
 * @param {ReadonlySet<string>} types
 */
function withoutTypes(code, types) {
  const rest = code.replace(/^ +"(\w+)": \1,$/gm, (line, /** @type {string} */ type) =>
    types.has(type) ? line : blanks(line),
  );
  if (rest === code) throw new Error('the list of types of client-node was not found');
  return rest;
}

/** @param {string} code */
function blanks(code) {
  return code.replace(/[^\n]/g, ' ');
}
