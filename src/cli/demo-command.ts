import { systemClock } from '../node/clock-and-chance.ts';
import { createCompany } from '../workstation/company-create.ts';
import { demoFounding, makeDemoCompany } from '../world/demo-company.ts';
import { cliCommand } from './cli-command.ts';
import { ownerPassword } from './init-command.ts';
import { hostOptions, onOpened } from './workstation-host.ts';

export const demoCommand = cliCommand({
  name: 'demo',
  summary: 'Found the demo company on this computer, in a new data folder.',
  details: `Harbor Supply has people, customers, vendors, items, prices, stock and orders, all made by commands. Answers with
their ids. The owner is signed in; without --password a password is made up and told this once.`,
  arguments: {},
  options: {
    password: { value: 'FILE|-', help: 'first line: the password the owner signs in with' },
  },
  async run(call) {
    const password = await ownerPassword(call);
    if (!password.ok) return password;
    const { companyName, currency, ownerName } = demoFounding;
    const created = await createCompany({
      ...hostOptions(call),
      company: { name: companyName, currency, owner: { name: ownerName, password: password.value.text } },
    });
    return onOpened(created, (workstation) => {
      const owner = workstation.people.current()?.person;
      if (owner === undefined) throw new Error('the founder is signed in');
      const company = makeDemoCompany(workstation, { clock: systemClock, owner });
      const { folder } = workstation;
      const made = password.value.isMade ? { password: password.value.text } : {};
      return { document: { folder, company: companyName, signInName: ownerName, ...made, ...company } };
    });
  },
});
