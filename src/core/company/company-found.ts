import type { companyCommands } from '../../shared/company/company-commands.ts';
import { wordsText } from '../../shared/people/permission.ts';
import { OWNER_ROLE, type RoleTemplate } from '../../shared/people/starting-role.ts';
import { people, personRoles, roles, workstationRoles } from '../people/people-tables.ts';
import { enrol } from '../people/workstation-handlers.ts';
import type { CommandHandler } from '../platform/command-handler.ts';
import { company } from './company-tables.ts';

const MONDAY_TO_FRIDAY = '12345';
const RATE_DECIMALS = 4;

/**
 * The first command of a history: the company, its owner, the starting roles and the installation it is founded on. Only
 * the founder may run it, and only while nobody works here (`peoplePort`).
 */
export function foundCompany(
  templates: readonly RoleTemplate[],
): CommandHandler<typeof companyCommands.foundCompany> {
  return (ctx, { companyName, currency, ownerName, workstation }) => {
    if (ctx.read.get(company, 'company')) ctx.refuse('company.already-founded');
    ctx.write.insert(company, {
      id: 'company',
      name: companyName,
      currency,
      rateDecimals: RATE_DECIMALS,
      workingWeekdays: MONDAY_TO_FRIDAY,
      taxRounding: null,
    });
    for (const { name, permissions, labels } of templates) {
      ctx.write.insert(roles, {
        id: ctx.newId(`role:${name}`),
        name,
        permissions: wordsText(permissions),
        labels: wordsText(labels),
        discountCeiling: null,
      });
    }
    const ownerId = ctx.newId('owner');
    const ownerRole = ctx.newId(`role:${OWNER_ROLE}`);
    ctx.write.insert(people, { id: ownerId, name: ownerName, active: 1 });
    ctx.write.insert(personRoles, { id: ctx.newId('owner:role'), person: ownerId, role: ownerRole });
    if (workstation === null) return { ownerId, code: null };
    const code = enrol(ctx, workstation);
    ctx.write.insert(workstationRoles, {
      id: ctx.newId('workstation:role'),
      workstation: workstation.id,
      role: ownerRole,
    });
    return { ownerId, code };
  };
}
