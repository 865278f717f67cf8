import { isBuiltin } from 'node:module';
import type { Edge, SourceFile } from '../../scripts/import-graph.ts';
import {
  allowedPackages,
  domains,
  layers,
  type ProcessName,
  processes,
  refusedPackages,
} from './boundary-map.ts';

interface Place {
  readonly process: ProcessName;
  readonly kind: 'layer' | 'domain' | 'assembly' | 'free';
  readonly rank: number;
}

/** Where a path stands on the map; undefined when it is outside src or in a folder the map does not know. */
export function placeOf(path: string): Place | undefined {
  const [top, process, folder, ...rest] = path.split('/');
  if (top !== 'src' || !isProcess(process) || folder === undefined) return undefined;
  const below = layers[process];
  if (!below) return { process, kind: 'free', rank: 0 };
  if (rest.length === 0) return { process, kind: 'assembly', rank: 0 };
  if (below.includes(folder)) return { process, kind: 'layer', rank: below.indexOf(folder) };
  const rank = (domains as readonly string[]).indexOf(folder);
  return rank < 0 ? undefined : { process, kind: 'domain', rank };
}

export function mayImportProcess(file: SourceFile, edge: Edge): boolean {
  const from = placeOf(file.path);
  if (!from || edge.target === undefined) return true;
  const to = placeOf(edge.target);
  return (
    to !== undefined && (to.process === from.process || processes[from.process].imports.includes(to.process))
  );
}

export function mayUsePackage(file: SourceFile, edge: Edge): boolean {
  const from = placeOf(file.path);
  const name = packageOf(edge);
  if (!from || name === undefined) return true;
  const allowed = allowedPackages[from.process];
  return allowed ? allowed.includes(name) : !(refusedPackages[from.process] ?? []).includes(name);
}

/** Layers import lower layers, domains layers and earlier domains, assembly files everything; nobody imports
 * assembly files but assembly files and the processes above. */
export function isBackwards(file: SourceFile, edge: Edge): boolean {
  const from = placeOf(file.path);
  const to = edge.target === undefined ? undefined : placeOf(edge.target);
  if (!from || !to || from.kind === 'free' || from.kind === 'assembly') return true;
  if (to.kind === 'assembly') return false;
  if (to.kind === 'domain') return from.kind === 'domain' && to.rank <= from.rank;
  return from.kind === 'domain' || from.process !== to.process || to.rank <= from.rank;
}

/** `zod/v4` belongs to `zod`, `fs/promises` to `node:fs`; undefined for a path. */
export function packageOf({ specifier }: Edge): string | undefined {
  if (/^[./]/.test(specifier)) return undefined;
  const parts = specifier.split('/');
  const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
  return isBuiltin(name) && !name.startsWith('node:') ? `node:${name}` : name;
}

function isProcess(name: string | undefined): name is ProcessName {
  return name !== undefined && Object.hasOwn(processes, name);
}
