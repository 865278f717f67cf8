import { installPlantHooks, plantedSimulation } from './plant-loader.ts';
import seeds from './planted-seeds.json' with { type: 'json' };
import { plants } from './plants.ts';

/** A process of its own: replays the recorded seed of each plant and writes one line of JSON per plant. */
installPlantHooks();
const recorded: Readonly<Record<string, number | null>> = seeds;
for (const plant of plants) {
  const simulate = await plantedSimulation(plant);
  const seed = recorded[plant.name];
  const violation = typeof seed === 'number' ? simulate(seed).violation : null;
  process.stdout.write(`${JSON.stringify({ name: plant.name, seed: seed ?? null, violation })}\n`);
}
