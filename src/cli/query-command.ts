import { ok } from '../shared/kernel/result.ts';
import { cliCommand } from './cli-command.ts';
import { readJson } from './json-source.ts';
import { onWorkstation } from './workstation-host.ts';

export const queryCommand = cliCommand({
  name: 'query',
  summary: 'Ask any question of the registry; “daybook queries” lists them.',
  details: 'Prints the answer itself. Nothing is written.',
  arguments: { NAME: { help: 'name of the query' } },
  options: { json: { value: 'FILE|-', help: 'the input, a JSON document; default: {}' } },
  async run(call) {
    const { json } = call.options;
    const input = json === undefined ? ok({}) : await readJson(json, call.terminal);
    if (!input.ok) return input;
    return onWorkstation(call, (workstation, person) => {
      const answer = workstation.query({ query: call.arguments.NAME, input: input.value }, person);
      return answer.ok ? { document: answer.output } : answer;
    });
  },
});
