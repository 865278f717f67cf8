import { renameSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { inTransaction, openDatabase } from '../core/platform/database.ts';
import { openReplica, type Replica } from '../core/platform/replica.ts';
import { writeMeta } from '../core/platform/replica-meta.ts';
import { runLocally } from '../core/sync/local-run.ts';
import { syncFolder } from '../node/atomic-file.ts';
import { newId, newIncarnation } from '../node/clock-and-chance.ts';
import { makeVerifier } from '../node/password-verifier.ts';
import { ok, type Result } from '../shared/kernel/result.ts';
import { FOUNDER } from '../shared/people/founding.ts';
import { passwordProblem } from '../shared/people/password-rule.ts';
import { type DataFolder, folderMark, prepareFolder, touchPrivately } from './data-folder.ts';
import { keysFile } from './keys-file.ts';
import { writeLocal } from './local-settings.ts';
import { clearArriving } from './snapshot-download.ts';
import type { Workstation } from './workstation.ts';
import { openWorkstation } from './workstation-open.ts';
import { portsOf, type WorkstationOptions, type WorkstationPorts } from './workstation-ports.ts';

export interface NewCompany {
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly owner: {
    readonly name: string;
    /** Default: the name. */
    readonly signInName?: string;
    readonly password: string;
  };
  /** Default: what the machine is called. */
  readonly machineName?: string;
}

/**
 * Makes a company on one computer: a workstation, letter A, that carries the authority itself. The owner is signed in.
 * Refusals: those of a password, of {@link prepareFolder} and of the command `company.found`; then no database is left.
 */
export async function createCompany(
  options: WorkstationOptions & { readonly folder: string; readonly company: NewCompany },
): Promise<Result<Workstation>> {
  const ports = portsOf(options);
  const { company } = options;
  const name = company.owner.signInName ?? company.owner.name;
  const problem = passwordProblem(company.owner.password, name);
  if (problem) return { ok: false, refusal: problem };
  const data = prepareFolder(options.folder, newId(ports.clock, ports.chance), ports.seal);
  if (!data.ok) return data;
  const verifier = await makeVerifier(company.owner.password, ports.chance);
  const owner = foundIn(data.value, ports, company);
  if (!owner.ok) return owner;
  const person = { person: owner.value, name, verifier, grant: null, session: null, signedIn: true };
  keysFile(data.value).update((keys) => ({ ...keys, people: [person], current: person.person }));
  renameSync(newDatabase(data.value), data.value.database);
  syncFolder(data.value.folder);
  return openWorkstation(options);
}

function newDatabase(data: DataFolder): string {
  return join(data.arriving, 'new.db');
}

/** Answers the owner's id. */
function foundIn(data: DataFolder, ports: WorkstationPorts, company: NewCompany): Result<string> {
  const file = newDatabase(data);
  clearArriving(data);
  touchPrivately(file);
  const db = openDatabase(file);
  try {
    const replica = openReplica(db, ports.core, { capture: ports.capture });
    const founded = found(replica, ports, company);
    if (founded.ok) {
      writeLocal(db, 'company', company.name);
      writeLocal(db, 'folderMark', folderMark(data, ports.machine));
    }
    return founded;
  } finally {
    db.sqlite.close();
  }
}

function found(replica: Replica, ports: WorkstationPorts, company: NewCompany): Result<string> {
  const { clock, chance } = ports;
  const workstation = newId(clock, chance);
  const incarnation = newIncarnation(chance);
  inTransaction(replica.db, () => {
    writeMeta(replica.db, {
      workstation,
      incarnation,
      epoch: newId(clock, chance),
      authority: true,
      code: 'A',
    });
  });
  const result = runLocally(replica, {
    id: newId(clock, chance),
    command: 'company.found',
    person: FOUNDER,
    grant: null,
    now: clock.now(),
    input: {
      companyName: company.name,
      currency: company.currency,
      ownerName: company.owner.name,
      workstation: { id: workstation, name: company.machineName ?? hostname(), incarnation },
    },
  });
  if (!result.ok) return { ok: false, refusal: result.refusal };
  const { ownerId, code } = result.output as { readonly ownerId: string; readonly code: string };
  inTransaction(replica.db, () => writeMeta(replica.db, { code }));
  const places = runLocally(replica, {
    id: newId(clock, chance),
    command: 'place.create-standard',
    person: ownerId,
    grant: null,
    now: clock.now(),
    input: {},
  });
  return places.ok ? ok(ownerId) : { ok: false, refusal: places.refusal };
}
