import type { Plant } from './plants.ts';

const WORKSTATION = 'src/workstation';

function plant(name: string, rule: string, story: string, file: string, find: string): Plant {
  return { name, rule, world: 'files', story, edits: [{ file, find, replace: '' }] };
}

/** What is deleted on a disk that others may read one day is overwritten there. */
export const filePlants: readonly Plant[] = [
  plant(
    'scope-left-in-free-pages',
    'rows that leave the scope leave the file',
    'rows that left the scope',
    `${WORKSTATION}/database-open.ts`,
    "    opened.sqlite.pragma('secure_delete = ON');\n",
  ),
  plant(
    'home-left-in-free-pages',
    'what belongs to one folder does not travel with the company',
    'what stays at home when a company moves',
    `${WORKSTATION}/company-pack.ts`,
    "    db.sqlite.pragma('secure_delete = ON');\n",
  ),
  plant(
    'keys-left-in-free-pages',
    'keys taken out of a backup are in the keys file only',
    'keys that were taken out of a backup',
    `${WORKSTATION}/backup-unpack.ts`,
    "    db.sqlite.pragma('secure_delete = ON');\n",
  ),
];
