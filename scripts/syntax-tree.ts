import { parseSync } from 'vite';

/** A node of the ESTree that oxc (inside vite) makes of TypeScript; only what the checks below read is typed. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** One step on the way down: the node, the node above it and the field of that node it stands in. */
export interface Visit {
  readonly node: SyntaxNode;
  readonly parent: SyntaxNode | undefined;
  readonly field: string;
  readonly ancestors: readonly SyntaxNode[];
}

export interface ParsedFile {
  readonly program: SyntaxNode;
  readonly comments: readonly { readonly value: string; readonly start: number }[];
}

/** Parses TypeScript or TSX. Throws with path and message when the text does not parse: a file no check can read
 * must never count as a clean one. */
export function parseFile(path: string, text: string): ParsedFile {
  const parsed = parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts', sourceType: 'module' });
  const fatal = parsed.errors.find((error) => error.severity === 'Error');
  if (fatal) throw new Error(`${path} does not parse: ${fatal.message}\n${fatal.codeframe ?? ''}`);
  const program: unknown = parsed.program;
  if (!isNode(program)) throw new Error(`${path}: the parser returned no program`);
  return { program, comments: parsed.comments };
}

/** Calls `visit` for every node, parents first. */
export function walk(root: SyntaxNode, visit: (at: Visit) => void): void {
  descend({ node: root, parent: undefined, field: '', ancestors: [] }, visit);
}

/** The node in a field, or undefined when there is none. */
export function child(node: SyntaxNode, field: string): SyntaxNode | undefined {
  const value = node[field];
  return isNode(value) ? value : undefined;
}

/** The nodes in an array field; holes (`[, a]`) are left out. */
export function children(node: SyntaxNode, field: string): readonly SyntaxNode[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The text of a string literal or of a template without placeholders; undefined for anything computed. */
export function literalText(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type !== 'TemplateLiteral' || children(node, 'expressions').length > 0) return undefined;
  const cooked = children(node, 'quasis')[0]?.value;
  return isRecord(cooked) && typeof cooked.cooked === 'string' ? cooked.cooked : undefined;
}

/** The name of an identifier. */
export function identifierName(node: SyntaxNode | undefined): string | undefined {
  return node?.type === 'Identifier' && typeof node.name === 'string' ? node.name : undefined;
}

/** `a.b` and `a['b']` both give `b`; a computed name gives undefined. */
export function memberName(member: SyntaxNode): string | undefined {
  const property = child(member, 'property');
  return member.computed === true ? literalText(property) : identifierName(property);
}

export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function descend(at: Visit, visit: (at: Visit) => void): void {
  visit(at);
  const ancestors = [...at.ancestors, at.node];
  for (const [field, value] of Object.entries(at.node)) {
    for (const node of Array.isArray(value) ? value : [value]) {
      if (isNode(node)) descend({ node, parent: at.node, field, ancestors }, visit);
    }
  }
}

function isNode(value: unknown): value is SyntaxNode {
  return isRecord(value) && typeof value.type === 'string' && typeof value.start === 'number';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
