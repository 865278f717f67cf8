import type { Permission } from '../../shared/kernel/command.ts';
import { EVERYTHING, wordsOf, wordsText } from '../../shared/people/permission.ts';
import type { roleCommands } from '../../shared/people/role-commands.ts';
import { scopeLabels } from '../../shared/people/scope-label.ts';
import type { CommandContext, CommandHandler } from '../platform/command-handler.ts';
import { mustExist } from '../platform/handler-check.ts';
import { roles } from './people-tables.ts';
import { keepAnAdministrator } from './person-handlers.ts';

type RoleHandlers = {
  readonly [K in keyof typeof roleCommands]: CommandHandler<(typeof roleCommands)[K]>;
};

/** `permissions`: every right of every domain. */
export function roleHandlers(permissions: ReadonlySet<Permission>): RoleHandlers {
  return {
    createRole(ctx, { name, permissions: given, labels }) {
      checkWords(ctx, given, labels, permissions);
      if (ctx.read.find(roles, { name }).length > 0) ctx.refuse('people.role-exists', { name });
      const id = ctx.newId('');
      ctx.write.insert(roles, {
        id,
        name,
        permissions: wordsText(given),
        labels: wordsText(labels),
        discountCeiling: null,
      });
      return { id };
    },
    changeRolePermissions(ctx, { role, permissions: given, labels }) {
      checkWords(ctx, given, labels, permissions);
      const before = mustExist(ctx.read.get(roles, role), ctx, 'people.no-such-role', { role });
      ctx.write.update(roles, role, { permissions: wordsText(given), labels: wordsText(labels) });
      keepAnAdministrator(ctx);
      return { permissions: [...wordsOf(before.permissions)], labels: [...wordsOf(before.labels)] };
    },
    setDiscountCeiling(ctx, { role, ceiling }) {
      const before = mustExist(ctx.read.get(roles, role), ctx, 'people.no-such-role', {
        role,
      }).discountCeiling;
      ctx.write.update(roles, role, { discountCeiling: ceiling });
      return { before };
    },
  };
}

function checkWords(
  ctx: CommandContext,
  given: readonly Permission[],
  labels: readonly string[],
  permissions: ReadonlySet<Permission>,
): void {
  const known: ReadonlySet<string> = new Set(scopeLabels);
  const unknown = given.find((permission) => permission !== EVERYTHING && !permissions.has(permission));
  if (unknown !== undefined) ctx.refuse('people.no-such-permission', { permission: unknown });
  const unknownLabel = labels.find((label) => label !== EVERYTHING && !known.has(label));
  if (unknownLabel !== undefined) ctx.refuse('people.no-such-label', { label: unknownLabel });
}
