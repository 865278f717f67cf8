import { personCan } from '../../shared/people/people-rules.ts';
import { EVERYTHING, wordsOf } from '../../shared/people/permission.ts';
import type { personCommands } from '../../shared/people/person-commands.ts';
import type { CommandContext, CommandHandler } from '../platform/command-handler.ts';
import { must, mustExist } from '../platform/handler-check.ts';
import { people, personRoles, roles } from './people-tables.ts';

export const personHandlers: {
  readonly [K in keyof typeof personCommands]: CommandHandler<(typeof personCommands)[K]>;
} = {
  addPerson(ctx, { name, roles: given }) {
    const id = ctx.newId('');
    ctx.write.insert(people, { id, name, active: 1 });
    for (const role of new Set(given)) giveRole(ctx, id, role);
    return { id };
  },
  renamePerson(ctx, { person, name }) {
    const before = personOf(ctx, person).name;
    ctx.write.update(people, person, { name });
    return { before };
  },
  deactivatePerson(ctx, { person }) {
    must(personCan.deactivate({ person, active: personOf(ctx, person).active === 1 }));
    ctx.write.update(people, person, { active: 0 });
    keepAnAdministrator(ctx);
    return {};
  },
  reactivatePerson(ctx, { person }) {
    must(personCan.reactivate({ person, active: personOf(ctx, person).active === 1 }));
    ctx.write.update(people, person, { active: 1 });
    return {};
  },
  assignRole(ctx, { person, role }) {
    must(personCan.assignRole(roleFacts(ctx, person, role)));
    giveRole(ctx, person, role);
    return {};
  },
  withdrawRole(ctx, { person, role }) {
    must(personCan.withdrawRole(roleFacts(ctx, person, role)));
    for (const { id } of ctx.read.find(personRoles, { person, role })) ctx.write.remove(personRoles, id);
    keepAnAdministrator(ctx);
    return {};
  },
};

/** Refuses what would leave nobody who can give and take roles: nobody could ever mend it. */
export function keepAnAdministrator(ctx: CommandContext): void {
  const administrators = ctx.read.select<{ permissions: string }>(
    `SELECT r.permissions FROM people p JOIN personRoles pr ON pr.person = p.id JOIN roles r ON r.id = pr.role
     WHERE p.active = 1 ORDER BY pr.id`,
    [],
    [ctx.read.watchRow(people, ctx.person)],
  );
  const remains = administrators.some(({ permissions }) =>
    wordsOf(permissions).some((word) => word === EVERYTHING || word === 'administration.people'),
  );
  if (!remains) ctx.refuse('people.last-administrator');
}

function personOf(ctx: CommandContext, person: string) {
  return mustExist(ctx.read.get(people, person), ctx, 'people.no-such-person', { person });
}

function roleFacts(ctx: CommandContext, person: string, role: string) {
  const { active } = personOf(ctx, person);
  const hasRole = ctx.read.find(personRoles, { person, role }).length > 0;
  return { person, role, active: active === 1, hasRole };
}

function giveRole(ctx: CommandContext, person: string, role: string): void {
  mustExist(ctx.read.get(roles, role), ctx, 'people.no-such-role', { role });
  ctx.write.insert(personRoles, { id: ctx.newId(`role:${role}`), person, role });
}
