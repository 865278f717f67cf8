import { declarePermissions } from '../people/permission.ts';

export const documentPermissions = declarePermissions({
  'documents.view': {
    title: 'see documents and read their files',
    roles: ['office manager', 'order desk', 'warehouse', 'purchasing', 'viewer'],
  },
  'documents.attach': {
    title: 'attach files to records and take them off',
    roles: ['office manager', 'order desk', 'warehouse', 'purchasing'],
  },
  'papers.file': {
    title: 'make papers of orders and note that they were sent',
    roles: ['office manager', 'order desk', 'warehouse'],
  },
});
