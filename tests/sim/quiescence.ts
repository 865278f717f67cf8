import { labelsText, readMeta } from '../../src/core/platform/replica-meta.ts';
import { pendingIds } from '../../src/core/sync/pending-store.ts';
import { wantBootstrap } from '../../src/core/sync/sync-step.ts';
import type { SimWorkstation } from './sim-workstation.ts';
import type { World } from './world.ts';

const MOST_ROUNDS = 150;

/** Faults are over: everything on its way arrives, everybody talks, until nothing is left to say. */
export function comeToRest(world: World): void {
  world.isCalm = true;
  world.server.regainSight();
  while (world.bag.length > 0) world.deliver(world.chance.int(world.bag.length));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (const workstation of world.workstations) takeTurn(world, workstation);
    if (round === MOST_ROUNDS / 2 && world.server.healing) {
      world.isPartlyHealed = true;
      world.server.endHealing();
      world.witness.observe(world.server);
    }
    if (world.workstations.every((workstation) => isAtRest(world, workstation))) return;
  }
  const stuck = world.workstations.filter((workstation) => !isAtRest(world, workstation));
  world.story.violate(`never comes to rest: ${stuck.map(describe).join('; ')}`);
}

function takeTurn(world: World, workstation: SimWorkstation): void {
  if (world.damaged.has(workstation.node) && workstation.state.phase === 'exchange')
    workstation.state = wantBootstrap();
  for (let i = 0; i < 4; i++) {
    const step = world.exchange(workstation);
    if (step?.news.kind === 'upgrade-needed' && workstation.version === 'old') world.upgrade(workstation);
    if (step?.pace !== 'more') return;
  }
}

function isAtRest(world: World, workstation: SimWorkstation): boolean {
  const { server } = world;
  const { db } = workstation.replica;
  const meta = readMeta(db);
  const head = server.head();
  return (
    server.healing === null &&
    workstation.state.phase === 'exchange' &&
    !world.damaged.has(workstation.node) &&
    pendingIds(db).length === 0 &&
    meta.cursor === head.seq &&
    meta.hash === head.hash &&
    meta.epoch === server.epoch &&
    labelsText(meta.labels ?? new Set()) === labelsText(server.labelsOf(meta.workstation))
  );
}

function describe(workstation: SimWorkstation): string {
  const { db } = workstation.replica;
  const { cursor, epoch, incarnation } = readMeta(db);
  const waiting = db.q('SELECT id, incarnation, counter, verdict FROM pending ORDER BY ord LIMIT 3').all();
  return `${workstation.node} at ${cursor} of ${epoch}.${incarnation} ${JSON.stringify(workstation.state)} ${JSON.stringify(waiting)}`;
}
