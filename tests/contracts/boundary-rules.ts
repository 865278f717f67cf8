import { isBuiltin } from 'node:module';
import type { Edge, ImportGraph, SourceFile } from '../../scripts/import-graph.ts';
import { isTest, reachableFrom } from '../../scripts/import-graph.ts';
import { chanceInCrypto, emptyNames, hiddenFromRenderer, preloadLines } from './boundary-map.ts';
import { isBackwards, mayImportProcess, mayUsePackage, packageOf, placeOf } from './boundary-places.ts';
import { type Finding, impureUses, localeUses } from './boundary-purity.ts';

export interface BoundaryRule {
  /** The rule as a sentence; planted violations name it. */
  readonly name: string;
  /** What to do instead, printed with every finding. */
  readonly instead: string;
  readonly applies: (file: SourceFile) => boolean;
  readonly check: (file: SourceFile, graph: ImportGraph) => readonly Finding[];
}

export const boundaryRules: readonly BoundaryRule[] = [
  {
    name: 'every source file stands in a known folder',
    instead: 'Put it into a process, layer or domain that boundary-map.ts names, or add the new one there.',
    applies: inSource,
    check: ({ path }) => (placeOf(path) ? [] : [{ line: 1, what: 'is in no folder of the map' }]),
  },
  {
    name: 'a process imports only the processes below it',
    instead: 'Move what both need down (to shared or core), or talk through the registry.',
    applies: inCode,
    check: (file) => file.edges.filter((edge) => !mayImportProcess(file, edge)).map(found('imports')),
  },
  {
    name: 'a process uses only its packages',
    instead: 'Pass the result in as a value, or do it in workstation, server or main.',
    applies: inCode,
    check: (file) => file.edges.filter((edge) => !mayUsePackage(file, edge)).map(found('imports')),
  },
  {
    name: 'only main and preload import Electron',
    instead: 'Ask for it through the port that main hands out.',
    applies: (file) => inCode(file) && !/^src\/(main|preload)\//.test(file.path),
    check: (file) => file.edges.filter((edge) => packageOf(edge) === 'electron').map(found('imports')),
  },
  {
    name: 'domains import only backwards',
    instead: 'Let the later domain register a contribution or write rows of a derived ledger.',
    applies: inCode,
    check: (file) => file.edges.filter((edge) => !isBackwards(file, edge)).map(found('imports')),
  },
  {
    name: 'shared and core have no clock, chance, I/O or locale',
    instead: 'Take it as an input: the context hands out now and ids, the edge formats and logs.',
    applies: (file) => inCode(file) && /^src\/(shared|core)\//.test(file.path),
    check: (file) => [...impureUses(file), ...localeUses(file)],
  },
  {
    name: 'core takes only calculations from node:crypto',
    instead: 'Import createHash and its like by name; ids and secrets come from the context.',
    applies: (file) => inCode(file) && file.path.startsWith('src/core/'),
    check: (file) =>
      file.edges
        .filter(
          (edge) => edge.specifier === 'node:crypto' && edge.names.some((name) => chanceInCrypto.test(name)),
        )
        .map(found('takes chance from')),
  },
  {
    name: 'the renderer reaches no Node, SQL or other process, even through others',
    instead: 'Ask through the contract; keep what the renderer imports free of Node.',
    applies: (file) => inCode(file) && file.path.startsWith('src/renderer/'),
    check: rendererLeaks,
  },
  {
    name: 'preload stays under 50 lines',
    instead: 'Preload hands over a port; logic belongs to main or the renderer.',
    applies: (file) => inCode(file) && file.path.startsWith('src/preload/'),
    check: ({ text }) => {
      const lines = text.trimEnd().split('\n').length;
      return lines > preloadLines ? [{ line: lines, what: `has ${lines} lines` }] : [];
    },
  },
  {
    name: 'every import can be followed',
    instead: 'Write the path out, with its ending, to a file of src (never to a test).',
    applies: inCode,
    check: (file) => [
      ...file.computedImports.map((line) => ({ line, what: 'imports a computed path' })),
      ...file.edges.filter(leadsNowhere).map(found('cannot follow')),
    ],
  },
  {
    name: 'a file is named after what it holds',
    instead: 'TypeScript, noun first in kebab-case (order-lifecycle.ts); React components in PascalCase.',
    applies: () => true,
    check: ({ path }) => (isTellingName(path) ? [] : [{ line: 1, what: 'has a name that says nothing' }]),
  },
];

/** Applies the rules to every file; each finding is a line a person can click. */
export function checkBoundaries(
  graph: ImportGraph,
  rules: readonly BoundaryRule[] = boundaryRules,
): string[] {
  return [...graph.values()].flatMap((file) =>
    rules
      .filter((rule) => rule.applies(file))
      .flatMap((rule) =>
        rule
          .check(file, graph)
          .map(({ line, what }) => `${file.path}:${line} ${what} (${rule.name}). ${rule.instead}`),
      ),
  );
}

function rendererLeaks(file: SourceFile, graph: ImportGraph): readonly Finding[] {
  const hidden: readonly string[] = hiddenFromRenderer.processes;
  const refused: readonly string[] = hiddenFromRenderer.packages;
  return [...reachableFrom(graph, file.path)].flatMap(([reached, way]) => {
    const via = way.join(' > ');
    const place = placeOf(reached);
    const leak = graph.get(reached)?.edges.find((edge) => {
      const name = packageOf(edge);
      return name !== undefined && (isBuiltin(name) || refused.includes(name));
    });
    if (place && hidden.includes(place.process)) return [{ line: 1, what: `reaches ${via}` }];
    return leak ? [{ line: 1, what: `reaches ${via} > ${leak.specifier}` }] : [];
  });
}

function leadsNowhere({ kind, specifier, target }: Edge): boolean {
  if (!specifier.startsWith('.')) return specifier.startsWith('/') || specifier.startsWith('file:');
  if (target !== undefined) return isTest(target);
  return kind !== 'url';
}

function isTellingName(path: string): boolean {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const stem = file.replace(/\..*$/, '');
  if ((emptyNames as readonly string[]).includes(stem.toLowerCase())) return false;
  if (/^([A-Z][a-z0-9]*)+(\.test)?\.tsx$/.test(file)) return true;
  if (path.startsWith('scripts/') && file.endsWith('.mjs')) return /^[a-z0-9]+(-[a-z0-9]+)*\.mjs$/.test(file);
  return /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|d))?\.tsx?$/.test(file);
}

function found(verb: string): (edge: Edge) => Finding {
  return ({ line, specifier }) => ({ line, what: `${verb} ${specifier}` });
}

function inSource({ path }: SourceFile): boolean {
  return path.startsWith('src/');
}

/** Tests beside the code may import what they need to. */
function inCode(file: SourceFile): boolean {
  return inSource(file) && !isTest(file.path);
}
