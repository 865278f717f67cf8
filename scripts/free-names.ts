import type { SyntaxNode, Visit } from './syntax-tree.ts';
import { child, children, identifierName, memberName, walk } from './syntax-tree.ts';

/** A use of a name that nothing in the file declares, so that it means the global of that name. */
export interface FreeName {
  readonly name: string;
  /** The member read from it (`random` of `Math.random`), or undefined where the whole object is used. */
  readonly member: string | undefined;
  readonly start: number;
}

/** Every free name of a module, in types as well as in values: a `Date` in a signature ties it to the clock's type. */
export function freeNames(program: SyntaxNode): readonly FreeName[] {
  const uses: { readonly name: string; readonly at: Visit }[] = [];
  const declarations = new Map<string, SyntaxNode[]>();
  walk(program, (at) => {
    for (const { name, scope } of declaredBy(at))
      declarations.set(name, [...(declarations.get(name) ?? []), scope]);
    const name = identifierName(at.node);
    if (name !== undefined && isUse(at)) uses.push({ name, at });
  });
  return uses
    .filter(({ name, at }) => !(declarations.get(name) ?? []).some((scope) => covers(scope, at.node)))
    .map(({ name, at }) => ({ name, member: memberOf(at), start: at.node.start }));
}

const functions = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'TSDeclareFunction',
  'TSEmptyBodyFunctionExpression',
  'TSFunctionType',
  'TSConstructorType',
  'TSMethodSignature',
  'TSCallSignatureDeclaration',
  'TSConstructSignatureDeclaration',
]);

const blocks = new Set([
  'Program',
  'BlockStatement',
  'StaticBlock',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'SwitchStatement',
  'TSModuleBlock',
]);

function declaredBy(at: Visit): readonly { readonly name: string; readonly scope: SyntaxNode }[] {
  const { node } = at;
  const within = (scope: SyntaxNode | undefined, pattern: SyntaxNode | undefined) =>
    scope ? boundNames(pattern).map((name) => ({ name, scope })) : [];
  if (node.type === 'VariableDeclarator') return within(scopeOfVariable(at), child(node, 'id'));
  if (node.type === 'CatchClause') return within(node, child(node, 'param'));
  if (/^Import(Default|Namespace)?Specifier$/.test(node.type))
    return within(at.ancestors[0], child(node, 'local'));
  if (functions.has(node.type)) {
    const parameters = children(node, 'params').flatMap((parameter) => within(node, parameter));
    return [...parameters, ...within(scopeOfDeclaration(at), child(node, 'id'))];
  }
  if (
    /^(Class(Declaration|Expression)|TS(InterfaceDeclaration|TypeAliasDeclaration|ImportEqualsDeclaration))$/.test(
      node.type,
    )
  )
    return within(scopeOfDeclaration(at), child(node, 'id'));
  if (node.type === 'TSTypeParameter') return within(at.parent && at.ancestors.at(-2), child(node, 'name'));
  return [];
}

/** A function or class expression is named inside itself only; a declaration in the block it stands in. */
function scopeOfDeclaration(at: Visit): SyntaxNode | undefined {
  if (at.node.type.endsWith('Expression')) return at.node;
  return at.ancestors.findLast((ancestor) => blocks.has(ancestor.type));
}

function scopeOfVariable(at: Visit): SyntaxNode | undefined {
  const hoisted = at.parent?.kind === 'var';
  return at.ancestors.findLast((ancestor) =>
    hoisted ? functions.has(ancestor.type) || ancestor.type === 'Program' : blocks.has(ancestor.type),
  );
}

function boundNames(pattern: SyntaxNode | undefined): readonly string[] {
  if (!pattern) return [];
  const name = identifierName(pattern);
  if (name !== undefined) return [name];
  if (pattern.type === 'AssignmentPattern') return boundNames(child(pattern, 'left'));
  if (pattern.type === 'RestElement') return boundNames(child(pattern, 'argument'));
  if (pattern.type === 'Property') return boundNames(child(pattern, 'value'));
  return [...children(pattern, 'elements'), ...children(pattern, 'properties')].flatMap(boundNames);
}

/** Fields in which an identifier is only a label or a key of something else, not a name that is looked up. */
const labels = new Set([
  'imported',
  'exported',
  'label',
  'meta',
  'TSQualifiedName.right',
  'TSImportType.qualifier',
  'TSTypePredicate.parameterName',
  'TSEnumMember.id',
]);

function isUse({ parent, field, ancestors }: Visit): boolean {
  if (!parent || labels.has(field) || labels.has(`${parent.type}.${field}`)) return false;
  if (field === 'property' || field === 'key') return parent.computed === true;
  const reexported = parent.type === 'ExportSpecifier' && ancestors.at(-2)?.source;
  return !reexported;
}

function memberOf({ parent, field }: Visit): string | undefined {
  if (parent?.type === 'MemberExpression' && field === 'object') return memberName(parent);
  if (parent?.type === 'TSQualifiedName' && field === 'left') return identifierName(child(parent, 'right'));
  return undefined;
}

function covers(scope: SyntaxNode, node: SyntaxNode): boolean {
  return scope.start <= node.start && node.end <= scope.end;
}
