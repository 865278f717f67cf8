import { cliCommand } from './cli-command.ts';
import { readSecret } from './secret-input.ts';
import { onWorkstation } from './workstation-host.ts';

export const signInCommand = cliCommand({
  name: 'signin',
  summary: 'Sign a person in on this workstation; commands then run as this person.',
  details: `The password is asked for, or read from stdin. The server is asked where it can be reached; without it the last
sign-in on this workstation counts. A one-time password is replaced by the one of --new-password.`,
  arguments: { NAME: { help: 'the name the person signs in with' } },
  options: {
    password: { value: 'FILE|-', help: 'first line: the password; default: asked for, or stdin' },
    'new-password': { value: 'FILE', help: 'first line: the password that replaces a one-time password' },
  },
  async run(call) {
    const { NAME } = call.arguments;
    const password = await readSecret(call.terminal, call.options.password, `Password of ${NAME}`);
    if (!password.ok) return password;
    const source = call.options['new-password'];
    const changed = source === undefined ? undefined : await readSecret(call.terminal, source, '');
    if (changed && !changed.ok) return changed;
    return onWorkstation(call, async ({ people }) => {
      const signedIn = await people.signIn(NAME, password.value, changed?.value);
      return signedIn.ok ? { document: signedIn.value } : signedIn;
    });
  },
});

export const signOutCommand = cliCommand({
  name: 'signout',
  summary: 'Sign a person out on this workstation; work that waits for the server is kept.',
  arguments: { NAME: { help: 'sign-in name or id; default: who commands run as', optional: true } },
  options: {},
  run: (call) =>
    onWorkstation(call, async ({ people }) => {
      await people.signOut(call.arguments.NAME);
      return { document: { signedIn: people.list() } };
    }),
});

export const switchCommand = cliCommand({
  name: 'switch',
  summary: 'Let commands run as another person who is signed in here.',
  arguments: { NAME: { help: 'sign-in name or id' } },
  options: {},
  run: (call) =>
    onWorkstation(call, ({ people }) => {
      const person = people.switchTo(call.arguments.NAME);
      return person.ok ? { document: person.value } : person;
    }),
});

export const lockCommand = cliCommand({
  name: 'lock',
  summary: 'Lock this workstation: everybody says their password again; what is typed and sessions stay.',
  arguments: {},
  options: {},
  run: (call) =>
    onWorkstation(call, ({ people }) => {
      people.lock();
      return { document: { signedIn: people.list() } };
    }),
});
