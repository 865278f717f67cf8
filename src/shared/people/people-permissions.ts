import { declarePermissions } from './permission.ts';

export const peoplePermissions = declarePermissions({
  'administration.people': { title: 'add people, give and take roles', roles: [] },
  'administration.server': { title: 'enrol and retire workstations, administer the server', roles: [] },
  'people.view': {
    title: 'see who works here',
    roles: ['office manager', 'order desk', 'warehouse', 'purchasing', 'viewer'],
  },
});
