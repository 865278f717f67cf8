import type { Replica } from '../../src/core/platform/replica.ts';
import { readMeta } from '../../src/core/platform/replica-meta.ts';
import { verifyReplica } from '../../src/core/sync/verify.ts';
import type { Truth } from './history-witness.ts';
import { dumpState, stateDifference } from './row-dump.ts';
import { catchUpNode } from './server-node.ts';
import type { World } from './world.ts';

/** What must hold when everything has come to rest. */
export function checkAtRest(world: World): void {
  const { server, story, witness } = world;
  for (const workstation of world.workstations) {
    const labels = readMeta(workstation.replica.db).labels;
    const difference = stateDifference(dumpState(workstation.replica), witness.current, labels);
    if (difference) story.violate(`${workstation.node} at rest: ${difference}`);
    checkVerified(world, workstation.node, workstation.replica);
  }
  for (const [index, node] of server.nodes.entries()) {
    if (server.isShared) catchUpNode(node);
    const difference = stateDifference(dumpState(node.replica), witness.current, null);
    if (difference) story.violate(`server node ${index} at rest: ${difference}`);
    checkVerified(world, `server node ${index}`, node.replica);
  }
  for (const truth of world.truths.values()) checkTruth(world, truth);
  for (const [id, verdict] of world.told) checkTold(world, id, verdict.kind, verdict.finalNumbers);
  checkFinalNumbers(world);
}

function checkVerified(world: World, name: string, replica: Replica): void {
  for (const check of verifyReplica(replica)) {
    if (check.faults.length > 0)
      world.story.violate(`${name} does not verify: ${check.name}: ${check.faults[0]}`);
  }
}

/** Nothing acknowledged is lost, and a refusal waits for a person. */
function checkTruth(world: World, truth: Truth): void {
  const entry = world.witness.byId.get(truth.id);
  const hasAttention = world.workstations.some(
    ({ replica }) =>
      replica.db.q("SELECT 1 FROM attention WHERE id = ? AND kind = 'refused'").get(truth.id) !== undefined,
  );
  const mayBeLost = truth.isExempt || (world.restores > 0 && world.workstationRestores > 0);
  if (!entry && !hasAttention && !mayBeLost)
    world.story.violate(`${truth.command} ${truth.id} of ${truth.node} is nowhere`);
  if (entry?.kind === 'refused' && !hasAttention && world.workstationRestores === 0)
    world.story.violate(`the refusal of ${truth.command} ${truth.id} waits in nobody's attention list`);
}

function checkTold(
  world: World,
  id: string,
  kind: 'accepted' | 'refused',
  finalNumbers: Readonly<Record<string, string>>,
): void {
  const entry = world.witness.byId.get(id);
  if (!entry && (kind === 'refused' || world.workstationRestores > 0) && world.restores > 0) return;
  if (!entry) world.story.violate(`${id} was told to be ${kind} and is not in history`);
  const mayDiffer = world.isPartlyHealed || entry.restitution;
  if (entry.kind !== kind && !mayDiffer)
    world.story.violate(`${id} was told to be ${kind} and is ${entry.kind}`);
  if (entry.kind !== 'accepted' || world.isPartlyHealed) return;
  for (const [series, number] of Object.entries(finalNumbers)) {
    if (entry.finalNumbers[series] !== number)
      world.story.violate(`${id} was published as ${number} and is ${entry.finalNumbers[series]}`);
  }
}

function checkFinalNumbers(world: World): void {
  const counts = world.witness.finalNumbers.map((number) =>
    Number(number.slice(number.lastIndexOf('-') + 1)),
  );
  if (new Set(counts).size !== counts.length) world.story.violate(`final numbers are given twice: ${counts}`);
  if (world.restores > 0) return;
  counts.forEach((count, i) => {
    if (count !== i + 1) world.story.violate(`final numbers have a gap: ${counts}`);
  });
}
