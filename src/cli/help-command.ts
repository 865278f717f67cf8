import { refusal } from '../shared/kernel/refusal.ts';
import { type AnyCliCommand, cliCommand } from './cli-command.ts';
import { commandText, overviewText } from './help-text.ts';

/** `table`: handed in, because the help is itself one of the commands it tells of. */
export function helpCommand(table: () => readonly AnyCliCommand[]): AnyCliCommand {
  return cliCommand({
    name: 'help',
    summary: 'Say what the commands are, or how to use one.',
    arguments: {
      COMMAND: { help: 'the command, such as import', optional: true },
      SUBCOMMAND: { help: 'its second word, such as add in people add', optional: true },
    },
    options: {},
    run({ arguments: { COMMAND, SUBCOMMAND } }) {
      if (COMMAND === undefined) return { text: overviewText(table()) };
      const name = SUBCOMMAND === undefined ? COMMAND : `${COMMAND} ${SUBCOMMAND}`;
      const found = table().filter((command) => command.name === name || command.name.startsWith(`${name} `));
      if (found.length === 0) return { refusal: refusal('usage.command-unknown', { command: name }) };
      return { text: found.map(commandText).join('\n') };
    },
  });
}
