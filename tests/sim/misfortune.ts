import { readMeta } from '../../src/core/platform/replica-meta.ts';
import { wantBootstrap } from '../../src/core/sync/sync-step.ts';
import { verifyReplica } from '../../src/core/sync/verify.ts';
import { SimWorkstation, type WorkstationImage } from './sim-workstation.ts';
import type { World } from './world.ts';

/** Disks copied aside, by node: what a workstation may be set back to. */
export type WorkstationBackups = Map<string, WorkstationImage>;

/** Lets one thing go wrong, if this run has a share in it. */
export function misfortune(world: World, backups: WorkstationBackups): void {
  const { chance, server } = world;
  const workstation = chance.pick(world.workstations);
  world.strikes('partition', 0.06, () => toggleOffline(world, workstation));
  world.strikes('workstation restarts', 0.04, () => workstation.restart());
  world.strikes('lost lease', 0.04, () => server.loseLease());
  world.strikes('fail-over', 0.04, () => server.isShared && server.failOver());
  if (chance.flip(0.15)) server.regainSight();
  if (chance.flip(0.05) && !world.damaged.has(workstation.node))
    backups.set(workstation.node, backups.get(workstation.node) ?? workstation.image());
  world.strikes('workstation restored', 0.02, () => restoreWorkstation(world, backups));
  world.strikes('workstation cloned', 0.015, () => cloneWorkstation(world, workstation));
  if (chance.flip(0.04)) server.takeBackup();
  world.strikes('server restored', 0.012, () => restoreServer(world, true));
  world.strikes('server restored unnoticed', 0.006, () => restoreServer(world, false));
  world.strikes('healing ended early', 0.02, () => endHealingEarly(world));
  world.strikes('clock jumps', 0.03, () => {
    workstation.skew = (chance.int(7) - 3) * 86_400_000;
  });
  world.strikes('person changes', 0.08, () => {
    const { person, owner } = workstation;
    workstation.person = person === owner ? chance.pick(world.company.visitors) : owner;
  });
  world.strikes('wanted bootstrap', 0.02, () => {
    workstation.state = wantBootstrap();
  });
  if (!server.healing) serverWork(world);
  world.strikes('server upgraded', 0.01, () => server.version === 'old' && server.upgrade());
  if (workstation.version === 'old' && world.strikes('workstation upgraded', 0.02))
    world.upgrade(workstation);
  world.strikes('disk damaged', 0.015, () => damage(world, workstation));
}

function toggleOffline(world: World, workstation: SimWorkstation): void {
  workstation.isOffline = !workstation.isOffline;
  world.story.tell(`${workstation.node} is ${workstation.isOffline ? 'cut off' : 'connected again'}`);
}

function serverWork(world: World): void {
  const { chance, server, company } = world;
  if (world.strikes('role changes', 0.03)) {
    server.run(company.roleChange(server.leading.replica.db, chance));
  }
  if (world.strikes('grant revoked', 0.02)) {
    const person = chance.pick(company.changing);
    for (const workstation of world.workstations) {
      const grant = workstation.grants.get(person);
      if (grant) server.revoked.add(grant);
      workstation.grants.set(person, `grant-of-${person}-${chance.int(2 ** 30)}`);
    }
    world.story.tell(`grants of ${person} are revoked`);
  }
  if (!server.isShared && world.strikes('server has work of its own', 0.03)) {
    server.run(company.serverDeed(server.leading.replica.db));
  }
  world.witness.observe(server);
}

function restoreWorkstation(world: World, backups: WorkstationBackups): boolean {
  const node = [...backups.keys()][world.chance.int(backups.size)] ?? '';
  const image = backups.get(node);
  const old = world.byNode(node);
  if (!image || !old || world.server.healing) return false;
  backups.delete(node);
  world.workstationRestores++;
  world.story.tell(`${node} is restored from its backup`);
  const restored = new SimWorkstation(world.company, node, old.owner, old.limits, image);
  for (const [person, grant] of old.grants) restored.grants.set(person, grant);
  for (const id of old.unresolved) {
    const truth = world.truths.get(id);
    if (truth && !image.unresolved.has(id)) truth.isExempt = true;
  }
  world.damaged.delete(node);
  world.workstations.splice(world.workstations.indexOf(old), 1, restored);
  return true;
}

export function cloneWorkstation(world: World, original: SimWorkstation): boolean {
  const node = `${original.node}'`;
  if (world.workstations.length >= 6 || world.byNode(node)) return false;
  world.story.tell(`${original.node} is cloned`);
  const copy = new SimWorkstation(world.company, node, original.owner, original.limits, original.image());
  for (const [person, grant] of original.grants) copy.grants.set(person, grant);
  if (world.damaged.has(original.node)) {
    world.damaged.add(node);
    copy.state = wantBootstrap();
  }
  world.workstations.push(copy);
  return true;
}

/** `known`: whom it waits for; of a workstation enrolled after the backup it may know nothing. */
export function restoreServer(
  world: World,
  isNoticed: boolean,
  known: readonly SimWorkstation[] = world.workstations,
): boolean {
  const kept = keptByAll(world, known);
  if (!world.server.restore([...new Set(known.map(({ id }) => id))], isNoticed)) return false;
  world.restores++;
  if (isNoticed) world.keptHistory = kept;
  else world.isPartlyHealed = true;
  world.witness.rewind(world.server);
  return true;
}

/**
 * How far history is in the fleet's hands, where every report that ends the healing is the only one of its kind and none
 * tells of another history: of two, either may be taken over as it was, and the other is run again.
 */
function keptByAll(world: World, known: readonly SimWorkstation[]): World['keptHistory'] {
  const { entries } = world.witness;
  const ids = known.map((workstation) => workstation.id);
  if (new Set(ids).size !== ids.length) return null;
  const held = known.map((workstation) => {
    const { cursor, hash } = readMeta(workstation.replica.db);
    return { seq: cursor, hash };
  });
  const isOther = ({ seq, hash }: (typeof held)[number]) => seq > 0 && entries[seq - 1]?.hash !== hash;
  return held.some(isOther) ? null : (held.sort((a, b) => b.seq - a.seq)[0] ?? null);
}

function endHealingEarly(world: World): boolean {
  if (!world.server.healing) return false;
  world.isPartlyHealed = true;
  world.keptHistory = null;
  world.server.endHealing();
  world.witness.observe(world.server);
  return true;
}

/** Another program writes into the file: verifying must find it, and a bootstrap must mend it. */
function damage(world: World, workstation: SimWorkstation): boolean {
  const { replica } = workstation;
  if (world.damaged.has(workstation.node)) return false;
  const scratch = world.company.damage(replica.db);
  if (scratch === null) return false;
  replica.guard.open(() => replica.db.sqlite.exec(scratch));
  replica.guard.captured();
  world.story.tell(`${workstation.node}: another program writes into the file`);
  if (verifyReplica(replica).every((check) => check.faults.length === 0))
    world.story.violate(`${workstation.node}: verifying does not find the damage`);
  world.damaged.add(workstation.node);
  workstation.state = { phase: 'bootstrap', reason: 'damaged', enrolment: null };
  return true;
}
