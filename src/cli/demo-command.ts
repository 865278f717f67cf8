import { ok } from '../shared/kernel/result.ts';
import { demoFounding } from '../world/demo-company.ts';
import { foundDemoCompany } from '../world/demo-workstation.ts';
import { cliCommand } from './cli-command.ts';
import { givenOrMadePassword } from './secret-input.ts';
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
    const password = await givenOrMadePassword(call.terminal, call.options.password);
    if (!password.ok) return password;
    const founded = await foundDemoCompany({ ...hostOptions(call), password: password.value.text });
    if (!founded.ok) return founded;
    const { workstation, company } = founded.value;
    return onOpened(ok(workstation), ({ folder }) => {
      const { companyName, ownerName } = demoFounding;
      const made = password.value.isMade ? { password: password.value.text } : {};
      return { document: { folder, company: companyName, signInName: ownerName, ...made, ...company } };
    });
  },
});
