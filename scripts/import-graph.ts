import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import type { ParsedFile, SyntaxNode } from './syntax-tree.ts';
import { child, children, identifierName, lineOf, literalText, parseFile, walk } from './syntax-tree.ts';

/** How one file reaches another; a type-only import is an edge like any other, because it ties the two together. */
export type EdgeKind = 'import' | 'export' | 'dynamic' | 'type' | 'require' | 'url' | 'reference';

export interface Edge {
  readonly kind: EdgeKind;
  readonly specifier: string;
  readonly line: number;
  /** Path inside the repository for a relative specifier that names a file, else undefined (a package, or nothing). */
  readonly target: string | undefined;
  /** Names taken from the target; `*` for a namespace, `default` for a default import. */
  readonly names: readonly string[];
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly parsed: ParsedFile;
  readonly edges: readonly Edge[];
  /** Lines of imports whose target is not written out, so that nobody can follow them. */
  readonly computedImports: readonly number[];
}

/** Path (with `/`, from the root of the repository) to file. */
export type ImportGraph = ReadonlyMap<string, SourceFile>;

/** Reads the texts of the source files below the folders given; other files by path with an empty text, so
 * that a relative import of JSON or SQL is known to exist. */
export function readSourceTexts(root: string, folders: readonly string[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true, recursive: true })) {
      if (!entry.isFile()) continue;
      const path = relative(root, join(entry.parentPath, entry.name)).split(sep).join('/');
      texts.set(path, isSource(path) ? readFileSync(join(root, path), 'utf8') : '');
    }
  }
  return texts;
}

/** Builds the graph of the texts given (which may never have been files). Throws on a text that does not parse. */
export function buildImportGraph(texts: ReadonlyMap<string, string>): ImportGraph {
  const graph = new Map<string, SourceFile>();
  for (const [path, text] of texts) {
    if (!isSource(path)) continue;
    const parsed = parseFile(path, text);
    graph.set(path, { path, text, parsed, ...readImports(path, text, parsed, texts) });
  }
  return graph;
}

/** Every file reachable from `start` inside the graph, each with the path of files that leads to it. */
export function reachableFrom(graph: ImportGraph, start: string): ReadonlyMap<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>([[start, [start]]]);
  const waiting = [start];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const { target } of graph.get(path)?.edges ?? []) {
      if (target === undefined || ways.has(target)) continue;
      ways.set(target, [...(ways.get(path) ?? []), target]);
      waiting.push(target);
    }
  }
  return ways;
}

/** JavaScript counts too: a file the checks do not read would be a hole in them. */
export function isSource(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path);
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

function readImports(path: string, text: string, parsed: ParsedFile, known: ReadonlyMap<string, string>) {
  const edges: Edge[] = [];
  const computedImports: number[] = [];
  const add = (
    kind: EdgeKind,
    from: SyntaxNode,
    source: SyntaxNode | undefined,
    names: readonly string[] = [],
  ) => {
    const specifier = literalText(source);
    const line = lineOf(text, from.start);
    // A computed URL is how data files are found (`new URL(name, import.meta.url)`), so only imports must be literal.
    if (specifier === undefined && kind !== 'url') computedImports.push(line);
    if (specifier === undefined) return;
    edges.push({ kind, specifier, line, names, target: resolve(path, specifier, known) });
  };
  walk(parsed.program, ({ node }) => {
    const source = child(node, 'source');
    if (node.type === 'ImportDeclaration') add('import', node, source, importedNames(node));
    else if (node.type === 'ExportAllDeclaration') add('export', node, source, ['*']);
    else if (node.type === 'ExportNamedDeclaration' && source)
      add('export', node, source, importedNames(node));
    else if (node.type === 'ImportExpression') add('dynamic', node, source, ['*']);
    else if (node.type === 'TSImportType') add('type', node, source);
    else if (node.type === 'TSExternalModuleReference')
      add('require', node, child(node, 'expression'), ['*']);
    else if (node.type === 'CallExpression') addCall(node, add);
    else if (node.type === 'NewExpression' && isModuleUrl(node))
      add('url', node, children(node, 'arguments')[0]);
  });
  for (const { value, start } of parsed.comments) {
    const specifier = /^\/\s*<reference\s+(?:types|path)\s*=\s*["']([^"']+)["']/.exec(value)?.[1];
    if (specifier === undefined) continue;
    const target = resolve(path, specifier, known);
    edges.push({ kind: 'reference', specifier, line: lineOf(text, start), names: ['*'], target });
  }
  return { edges, computedImports };
}

/** `require(…)`, `import.meta.resolve(…)`, `import.meta.glob(…)` and `process.getBuiltinModule(…)` load modules too. */
function addCall(
  call: SyntaxNode,
  add: (kind: EdgeKind, from: SyntaxNode, source: SyntaxNode | undefined, names: readonly string[]) => void,
): void {
  const callee = child(call, 'callee');
  const source = children(call, 'arguments')[0];
  if (identifierName(callee) === 'require') add('require', call, source, ['*']);
  if (callee?.type !== 'MemberExpression') return;
  const method = identifierName(child(callee, 'property'));
  const onMeta = child(callee, 'object')?.type === 'MetaProperty';
  if (onMeta && method === 'resolve') add('dynamic', call, source, ['*']);
  if (onMeta && method === 'glob') add('dynamic', call, undefined, ['*']);
  if (method === 'getBuiltinModule') add('require', call, source, ['*']);
}

/** `new URL('./worker.ts', import.meta.url)`: how a worker or a child process is started. */
function isModuleUrl(node: SyntaxNode): boolean {
  const base = children(node, 'arguments')[1];
  return (
    identifierName(child(node, 'callee')) === 'URL' &&
    base?.type === 'MemberExpression' &&
    child(base, 'object')?.type === 'MetaProperty'
  );
}

function importedNames(node: SyntaxNode): readonly string[] {
  return children(node, 'specifiers').map((specifier) => {
    if (specifier.type === 'ImportDefaultSpecifier') return 'default';
    const name = child(specifier, node.type === 'ImportDeclaration' ? 'imported' : 'local');
    return identifierName(name) ?? literalText(name) ?? '*';
  });
}

function resolve(from: string, specifier: string, known: ReadonlyMap<string, string>): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const target = posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
  return known.has(target) ? target : undefined;
}
