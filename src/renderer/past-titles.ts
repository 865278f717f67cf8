import past from './past-verbs.en.json';
import type { StringCatalogue } from './platform/strings.ts';

interface Titled {
  readonly name: string;
  readonly title: string;
}

/** What a timeline says when a command was run, by `done.` and its name: “Changed credit limit”. */
export function pastTitles(commands: readonly Titled[]): StringCatalogue {
  return Object.fromEntries(
    commands.flatMap((command) => {
      const text = pastTitle(command);
      return text === null ? [] : [[`done.${command.name}`, text]];
    }),
  );
}

/** Null where its verb has no past yet: then the title stands as it is. */
export function pastTitle({ name, title }: Titled): string | null {
  const whole = (past.commands as Readonly<Record<string, string>>)[name];
  if (whole !== undefined) return whole;
  const [verb = '', ...object] = title.split(' ');
  const done = (past.verbs as Readonly<Record<string, string>>)[verb];
  return done === undefined ? null : [done, ...object].join(' ');
}
