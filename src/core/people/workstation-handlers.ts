import { workstationCan } from '../../shared/people/people-rules.ts';
import { workstationCode } from '../../shared/people/workstation-code.ts';
import type { workstationCommands } from '../../shared/people/workstation-commands.ts';
import type { CommandContext, CommandHandler } from '../platform/command-handler.ts';
import { must, mustExist } from '../platform/handler-check.ts';
import { roles, workstationIncarnations, workstationRoles, workstations } from './people-tables.ts';

export const workstationHandlers: {
  readonly [K in keyof typeof workstationCommands]: CommandHandler<(typeof workstationCommands)[K]>;
} = {
  enrolWorkstation(ctx, { name, roles: given, incarnation }) {
    const id = ctx.newId('');
    const code = enrol(ctx, { id, name, incarnation });
    for (const role of new Set(given)) allowRole(ctx, id, role);
    return { workstationId: id, code };
  },
  reEnrolWorkstation(ctx, { workstation, incarnation }) {
    standing(ctx, workstation);
    const code = nextCode(ctx);
    ctx.write.update(workstations, workstation, { code });
    addIncarnation(ctx, workstation, incarnation, code);
    return { code };
  },
  renameWorkstation(ctx, { workstation, name }) {
    const before = standing(ctx, workstation).name;
    ctx.write.update(workstations, workstation, { name });
    return { before };
  },
  changeWorkstationRoles(ctx, { workstation, roles: given }) {
    standing(ctx, workstation);
    const held = ctx.read.find(workstationRoles, { workstation }, ['role']);
    const wanted = new Set(given);
    for (const row of held) if (!wanted.has(row.role)) ctx.write.remove(workstationRoles, row.id);
    for (const role of wanted) if (!held.some((row) => row.role === role)) allowRole(ctx, workstation, role);
    return { before: held.map((row) => row.role) };
  },
  retireWorkstation(ctx, { workstation }) {
    standing(ctx, workstation);
    ctx.write.update(workstations, workstation, { retiredAt: ctx.now });
    return {};
  },
};

/** Enters a workstation with its first incarnation and answers its code. Refused where there is no authority. */
export function enrol(
  ctx: CommandContext,
  { id, name, incarnation }: { readonly id: string; readonly name: string; readonly incarnation: number },
): string {
  const code = nextCode(ctx);
  ctx.write.insert(workstations, { id, code, name });
  addIncarnation(ctx, id, incarnation, code);
  return code;
}

function standing(ctx: CommandContext, workstation: string) {
  const row = ctx.read.get(workstations, workstation);
  const found = mustExist(row, ctx, 'people.no-such-workstation', { workstation });
  must(workstationCan.change({ workstation, retired: found.retiredAt !== null }));
  return found;
}

/**
 * The letters after all that were ever given. A final number, so that a restored server gives a healed enrolment the
 * letters it had, and never by counting rows.
 */
function nextCode(ctx: CommandContext): string {
  const number = /^workstation-(\d+)$/.exec(ctx.finalNumber('workstation'));
  if (number === null) return ctx.refuse('people.only-with-authority');
  const code = workstationCode(Number(number[1]));
  if (ctx.read.find(workstationIncarnations, { code }).length > 0) ctx.refuse('people.code-taken', { code });
  return code;
}

function addIncarnation(ctx: CommandContext, workstation: string, incarnation: number, code: string): void {
  if (ctx.read.find(workstationIncarnations, { incarnation }).length > 0) {
    ctx.refuse('people.incarnation-taken', { workstation });
  }
  const id = ctx.newId('incarnation');
  ctx.write.insert(workstationIncarnations, { id, workstation, incarnation, code, enrolledAt: ctx.now });
}

function allowRole(ctx: CommandContext, workstation: string, role: string): void {
  mustExist(ctx.read.get(roles, role), ctx, 'people.no-such-role', { role });
  ctx.write.insert(workstationRoles, { id: ctx.newId(`role:${role}`), workstation, role });
}
