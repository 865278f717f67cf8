import { closeDatabases } from './crashable-database.ts';
import { checkAtRest } from './final-checks.ts';
import { misfortune, type WorkstationBackups } from './misfortune.ts';
import { comeToRest } from './quiescence.ts';
import type { SimCompany } from './sim-company.ts';
import { Violation } from './story.ts';
import { toyCompany } from './toy-company.ts';
import type { World } from './world.ts';
import { World as SimulatedWorld } from './world.ts';

export interface SimulationResult {
  readonly seed: number;
  /** What was violated, or null. */
  readonly violation: string | null;
  /** SHA-256 of everything that happened. */
  readonly fingerprint: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly story: readonly string[];
}

/** Steps of one run while faults are on. */
const STEPS = 150;

/** One run: a company works for a while under faults, comes to rest, and is looked at. */
export function simulate(seed: number, company: SimCompany = toyCompany, steps = STEPS): SimulationResult {
  const world = new SimulatedWorld(company, seed);
  const { story } = world;
  let violation: string | null = null;
  try {
    world.begin();
    const backups: WorkstationBackups = new Map();
    for (let step = 0; step < steps; step++) takeStep(world, backups);
    comeToRest(world);
    checkAtRest(world);
  } catch (error) {
    violation =
      error instanceof Violation ? error.message : `crash: ${error instanceof Error ? error.stack : error}`;
    if (!(error instanceof Violation)) story.tell(violation);
  } finally {
    closeDatabases();
  }
  story.count('runs');
  return {
    seed,
    violation,
    fingerprint: story.fingerprint(),
    counts: Object.fromEntries(story.counts),
    story: story.lines,
  };
}

function takeStep(world: World, backups: WorkstationBackups): void {
  const { chance } = world;
  world.tick();
  const roll = chance.int(100);
  if (roll < 30) world.act(chance.pick(world.workstations));
  else if (roll < 58) world.send(chance.pick(world.workstations));
  else
    for (let i = chance.int(4); i >= 0 && world.bag.length > 0; i--)
      world.deliver(chance.int(world.bag.length));
  misfortune(world, backups);
}
