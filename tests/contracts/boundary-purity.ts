import { freeNames } from '../../scripts/free-names.ts';
import type { SourceFile } from '../../scripts/import-graph.ts';
import { lineOf, memberName, walk } from '../../scripts/syntax-tree.ts';
import { impureNames, localeMethods, nodeNames } from './boundary-map.ts';

export interface Finding {
  readonly line: number;
  readonly what: string;
}

export function impureUses({ path, text, parsed }: SourceFile): readonly Finding[] {
  const refused = path.startsWith('src/shared/') ? { ...impureNames, ...nodeNames } : impureNames;
  return freeNames(parsed.program)
    .filter(({ name, member }) => {
      const rule = Object.hasOwn(refused, name) ? refused[name] : undefined;
      if (rule === undefined) return false;
      return rule === true || member === undefined || rule.includes(member);
    })
    .map(({ name, member, start }) => ({
      line: lineOf(text, start),
      what: `uses ${member === undefined ? name : `${name}.${member}`}`,
    }));
}

export function localeUses({ text, parsed }: SourceFile): readonly Finding[] {
  const findings: Finding[] = [];
  walk(parsed.program, ({ node }) => {
    const method = node.type === 'MemberExpression' ? memberName(node) : undefined;
    if (method !== undefined && localeMethods.test(method))
      findings.push({ line: lineOf(text, node.start), what: `uses .${method}` });
  });
  return findings;
}
