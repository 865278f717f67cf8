import { systemClock } from '../node/clock-and-chance.ts';
import { ok, type Result } from '../shared/kernel/result.ts';
import { createCompany } from '../workstation/company-create.ts';
import type { Workstation } from '../workstation/workstation.ts';
import type { WorkstationOptions } from '../workstation/workstation-ports.ts';
import { type DemoCompany, demoFounding, makeDemoCompany } from './demo-company.ts';

/** What everybody of the demo company signs in with on a computer of its own. */
export const DEMO_PASSWORD = 'harbor-demo';

/** Founds the demo company in a new folder; its owner is signed in. */
export async function foundDemoCompany(
  options: WorkstationOptions & { readonly folder: string; readonly password?: string },
): Promise<Result<{ readonly workstation: Workstation; readonly company: DemoCompany }>> {
  const { companyName, currency, ownerName } = demoFounding;
  const owner = { name: ownerName, password: options.password ?? DEMO_PASSWORD };
  const created = await createCompany({ ...options, company: { name: companyName, currency, owner } });
  if (!created.ok) return created;
  const workstation = created.value;
  try {
    const person = workstation.people.current()?.person;
    if (person === undefined) throw new Error('the founder is signed in');
    return ok({ workstation, company: makeDemoCompany(workstation, { clock: systemClock, owner: person }) });
  } catch (bug) {
    await workstation.close();
    throw bug;
  }
}
