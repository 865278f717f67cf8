import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCompany } from '../../../src/workstation/company-create.ts';
import { packCompany } from '../../../src/workstation/company-pack.ts';
import { findFolder } from '../../../src/workstation/data-folder.ts';
import { openFolderDatabase } from '../../../src/workstation/database-open.ts';
import { writeLocal } from '../../../src/workstation/local-settings.ts';
import { restoreBackup } from '../../../src/workstation/restore.ts';
import { portsOf } from '../../../src/workstation/workstation-ports.ts';
import {
  must,
  mustDo,
  type ShelfFleet,
  shelfCompanyCore,
  shelfFleet,
} from '../../support/shelf-workstation.ts';

/** What must not be found in a file any more once it has left it: in no row, and in no free page either. */
const tales: Readonly<Record<string, () => Promise<string | null>>> = {
  'rows that left the scope': async () => {
    const secret = 'a-secret-of-anna-that-must-go';
    let labels = new Set(['everyone', 'person:anna']);
    const labelsOf = () => new Set(['everyone', 'person:anna', 'person:bert']);
    const core = shelfCompanyCore({ workstationLabels: () => labels, labelsOf });
    return inFleet(shelfFleet(core), async (fleet) => {
      const a = await fleet.enrol('a');
      mustDo(a, 'diary.write', { owner: 'anna', words: secret });
      await a.sync.once();
      if (foundIn(fleet.folder('a'), secret) === null) throw new Error('the secret was never there');
      labels = new Set(['everyone', 'person:bert']);
      const { complete } = await a.sync.once();
      if (!complete) throw new Error('the scope was not changed');
      await a.close();
      return foundIn(fleet.folder('a'), secret);
    });
  },
  'what stays at home when a company moves': () =>
    inFleet(shelfFleet(), async ({ options, folder }) => {
      const owner = { name: 'Anna', password: 'a good long password' };
      const company = { name: 'Shelves', currency: 'EUR', owner };
      const made = await createCompany({ ...options, folder: folder('solo'), company });
      await must(made).close();
      const data = must(findFolder(folder('solo'), null));
      const replica = must(openFolderDatabase(data, portsOf(options)));
      try {
        const home = 'the-folder-of-the-backups-at-home';
        writeLocal(replica.db, 'backupFolder', home);
        await packCompany(replica, data, 'a machine');
        return foundIn(data.arriving, home);
      } finally {
        replica.db.sqlite.close();
      }
    }),
  'keys that were taken out of a backup': () =>
    inFleet(shelfFleet(), async ({ enrol, options, folder, place }) => {
      const a = await enrol('a');
      const file = join(place, 'a.backup');
      must(await a.backup(file));
      const key = 'http://shelves';
      if (!readFileSync(file).includes(key)) throw new Error('the keys are not in the backup');
      const restored = must(await restoreBackup({ ...options, folder: folder('restored'), file }));
      await restored.close();
      return foundIn(folder('restored'), key);
    }),
};

export const fileTales: readonly string[] = Object.keys(tales);

/** Where what had to go is still found, or null. Throws where there is no such tale, or it did not come about. */
export async function tellTale(name: string): Promise<string | null> {
  const tell = tales[name];
  if (!tell) throw new Error(`there is no tale of ${name}`);
  return tell();
}

async function inFleet<T>(fleet: ShelfFleet, tell: (fleet: ShelfFleet) => Promise<T>): Promise<T> {
  try {
    return await tell(fleet);
  } finally {
    await fleet.end();
  }
}

function foundIn(folder: string, text: string): string | null {
  const databases = readdirSync(folder).filter((name) => /\.db(-wal)?$/.test(name));
  const name = databases.find((one) => readFileSync(join(folder, one)).includes(text));
  return name === undefined ? null : `${text} is found in ${name}`;
}
