import { userInfo } from 'node:os';
import { createCompany } from '../workstation/company-create.ts';
import { cliCommand } from './cli-command.ts';
import { givenOrMadePassword } from './secret-input.ts';
import { hostOptions, onOpened } from './workstation-host.ts';

export const initCommand = cliCommand({
  name: 'init',
  summary: 'Found a company on this computer, in a new data folder.',
  details: `The workstation decides everything itself and needs no server; “move-to-server” makes it a member of one later.
The person is the owner and is signed in. Without --password one is made up and told this once.`,
  arguments: {},
  options: {
    company: { value: 'NAME', help: 'what the company is called', required: true },
    person: { value: 'NAME', help: 'who owns it; default: who is logged in to this computer' },
    currency: { value: 'CODE', help: 'ISO 4217 code of the company’s currency; default: EUR' },
    password: { value: 'FILE|-', help: 'first line: the password the person signs in with' },
  },
  async run(call) {
    const { company, currency = 'EUR', person = userInfo().username } = call.options;
    const password = await givenOrMadePassword(call.terminal, call.options.password);
    if (!password.ok) return password;
    const owner = { name: person, password: password.value.text };
    const created = await createCompany({
      ...hostOptions(call),
      company: { name: company, currency, owner },
    });
    return onOpened(created, (workstation) => {
      const { folder, workstation: id, code } = workstation.status();
      const made = password.value.isMade ? { password: password.value.text } : {};
      const signedIn = workstation.people.current();
      return {
        document: {
          folder,
          company,
          currency,
          person: signedIn?.person,
          signInName: person,
          workstation: id,
          code,
          ...made,
        },
        ...(password.value.isMade ? { notes: [`Keep the password of ${person}; it is told only now.`] } : {}),
      };
    });
  },
});
