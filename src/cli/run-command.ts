import { cliCommand } from './cli-command.ts';
import { readJson } from './json-source.ts';
import { onWorkstation, verdictOf } from './workstation-host.ts';

export const runCommand = cliCommand({
  name: 'run',
  summary: 'Run any command of the registry; “daybook commands” lists them.',
  details:
    'Answers with the id of the change set, the verdict (accepted; pending: saved here, waiting for the server; refused)\nand the result. A refused command leaves nothing behind.',
  arguments: { NAME: { help: 'name of the command, such as order.confirm' } },
  options: { json: { value: 'FILE|-', help: 'the input, a JSON document', required: true } },
  async run(call) {
    const input = await readJson(call.options.json, call.terminal);
    if (!input.ok) return input;
    return onWorkstation(call, (workstation, person) => {
      return verdictOf(workstation.run({ command: call.arguments.NAME, input: input.value }, person));
    });
  },
});
