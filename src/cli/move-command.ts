import { refusal } from '../shared/kernel/refusal.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { giveUpMove, moveToServer } from '../workstation/move-to-server.ts';
import { openWorkstation } from '../workstation/workstation-open.ts';
import { type CliCall, type CliOutcome, cliCommand } from './cli-command.ts';
import { serverUrl } from './enroll-command.ts';
import { progressLine } from './progress-line.ts';
import { readSecret } from './secret-input.ts';
import { hostOptions, onOpened } from './workstation-host.ts';

export const moveToServerCommand = cliCommand({
  name: 'move-to-server',
  summary: 'Give the company of this computer to an empty server and become one of its workstations.',
  details: `No change set is lost. While it moves nothing new is taken in here. Cut short, the same line goes on; where it cannot
end, “move-to-server --give-up” takes it back. The owner’s password becomes the one at the server.`,
  arguments: {},
  options: {
    server: { value: 'URL', help: 'where the server is' },
    code: { value: 'C', help: 'the setup code the server printed at its first start' },
    owner: { value: 'NAME', help: 'the owner’s sign-in name; default: who commands run as' },
    password: { value: 'FILE|-', help: 'first line: the owner’s password; default: asked for, or stdin' },
    'give-up': { help: 'take back a move that never reached its end' },
  },
  async run(call) {
    if (call.options['give-up']) {
      const given = giveUpMove(hostOptions(call));
      return given.ok ? { document: { moving: false } } : given;
    }
    return move(call, call.options);
  },
});

async function move(
  call: Pick<CliCall, 'folder' | 'as' | 'terminal' | 'showsProgress'>,
  given: { readonly server: string | undefined; readonly code: string | undefined } & {
    readonly owner: string | undefined;
    readonly password: string | undefined;
  },
): Promise<CliOutcome> {
  const { code } = given;
  if (given.server === undefined) return missing('--server URL');
  if (code === undefined) return missing('--code C');
  const server = serverUrl(given.server);
  if (!server.ok) return server;
  const signInName = await ownerName(call, given.owner);
  if (!signInName.ok) return signInName;
  const password = await readSecret(call.terminal, given.password, `Password of ${signInName.value}`);
  if (!password.ok) return password;
  const line = progressLine(call);
  const owner = { signInName: signInName.value, password: password.value };
  const onProgress = (chunks: number, of: number) => line.show(`${chunks} of ${of} parts are there`);
  const moved = await moveToServer({
    ...hostOptions(call),
    server: server.value,
    code,
    owner,
    onProgress,
  }).finally(() => line.end());
  return onOpened(moved, (workstation) => ({ document: workstation.status() }));
}

function missing(option: string): CliOutcome {
  return { refusal: refusal('usage.option-missing', { command: 'move-to-server', option }) };
}

async function ownerName(
  call: Parameters<typeof hostOptions>[0],
  named: string | undefined,
): Promise<Result<string>> {
  if (named !== undefined) return ok(named);
  const opened = await openWorkstation(hostOptions(call));
  if (!opened.ok) return opened;
  const current = opened.value.people.current();
  await opened.value.close();
  return current ? ok(current.name) : refused('people.nobody-signed-in');
}
