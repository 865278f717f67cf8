import type { Tellings } from '../ui/page/event-telling.ts';

export const peopleTellings: Tellings = {
  people: { columns: { name: { label: 'people.name', as: 'text' } } },
  roles: {
    columns: {
      name: { label: 'people.name', as: 'text' },
      discountCeiling: { as: 'percent' },
      permissions: {
        as: 'set',
        key: 'permission.',
        added: 'people.told-may',
        removed: 'people.told-may-no-longer',
      },
    },
  },
  personRoles: { columns: { role: { as: 'name' } }, row: ['role'] },
  workstations: { columns: { name: { as: 'text' } } },
  workstationRoles: { columns: { role: { as: 'name' } }, row: ['role'] },
};
