import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { simulateOrders } from '../order-simulation.ts';
import { type SimulationResult, simulate } from '../simulate.ts';
import { type Plant, plants } from './plants.ts';

const ROOT = new URL('../../../', import.meta.url).href;
const REPLACED = ['src/', 'tests/sim/', 'tests/support/'];

/**
 * Makes `import('…?plant=name')` load that module and everything of this repository it reaches in a copy of its own,
 * with the plant's edits: many planted worlds live in one process beside the sound one.
 */
export function installPlantHooks(): void {
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const resolved = nextResolve(specifier, context);
      const name = plantOf(context.parentURL);
      if (name === null || !isOurs(resolved.url) || plantOf(resolved.url) !== null) return resolved;
      return { ...resolved, url: `${resolved.url}?plant=${name}` };
    },
    load(url, context, nextLoad) {
      const plant = plants.find((one) => one.name === plantOf(url));
      const file = plant ? url.slice(ROOT.length).replace(/\?.*$/, '') : '';
      const edits = plant?.edits.filter((edit) => edit.file === file) ?? [];
      if (!plant || edits.length === 0) return nextLoad(url, context);
      const source = planted(plant, file, readFileSync(fileURLToPath(ROOT + file), 'utf8'));
      return { format: 'module-typescript', source, shortCircuit: true };
    },
  });
}

export interface PlantedWorld {
  readonly simulate: (seed: number) => SimulationResult;
  /** What the told story of that name violates, or null. */
  readonly tellStory: (name: string) => string | null | Promise<string | null>;
}

/** The simulation with that rule broken. Throws if a text to be replaced is not there exactly once. */
export async function plantedWorld(plant: Plant): Promise<PlantedWorld> {
  for (const { file } of plant.edits) planted(plant, file, readFileSync(fileURLToPath(ROOT + file), 'utf8'));
  const load = (file: string) => import(`${ROOT}tests/sim/${file}?plant=${plant.name}`);
  if (plant.world === 'files') {
    const { tellTale } = (await load('planted/file-tales.ts')) as typeof import('./file-tales.ts');
    const simulate = () => {
      throw new Error('files are told of, not simulated');
    };
    return { simulate, tellStory: tellTale };
  }
  const { tellStory } = (await load('told-stories.ts')) as Pick<PlantedWorld, 'tellStory'>;
  if (plant.world === 'orders') {
    const orders = (await load('order-simulation.ts')) as typeof import('../order-simulation.ts');
    return { simulate: orders.simulateOrders, tellStory };
  }
  const toy = (await load('simulate.ts')) as typeof import('../simulate.ts');
  return { simulate: (seed) => toy.simulate(seed), tellStory };
}

/** What the seed violates in the same world without the plant: then it shows nothing of the plant. */
export function soundViolation(plant: Plant, seed: number): string | null {
  return (plant.world === 'orders' ? simulateOrders(seed) : simulate(seed)).violation;
}

/** The text of a module with the plant's edits. */
export function planted(plant: Plant, file: string, source: string): string {
  let text = source;
  for (const { find, replace } of plant.edits.filter((edit) => edit.file === file)) {
    const parts = text.split(find);
    if (parts.length !== 2)
      throw new Error(
        `plant ${plant.name} no longer fits ${file}: ${parts.length - 1} times: ${find.slice(0, 80)}`,
      );
    text = parts.join(replace);
  }
  return text;
}

function plantOf(url: string | undefined): string | null {
  return /\?plant=([a-z-]+)$/.exec(url ?? '')?.[1] ?? null;
}

function isOurs(url: string): boolean {
  return REPLACED.some((folder) => url.startsWith(ROOT + folder));
}
