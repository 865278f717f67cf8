import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArguments } from './argument-reader.ts';
import { cliCommand } from './cli-command.ts';

const run = () => ({ text: '' });
const commands = [
  cliCommand({ name: 'people', summary: '', arguments: {}, options: {}, run }),
  cliCommand({
    name: 'people add',
    summary: '',
    arguments: { NAME: { help: '' }, ROLE: { help: '', optional: true } },
    options: { note: { value: 'TEXT', help: '' } },
    run,
  }),
  cliCommand({
    name: 'offline',
    summary: '',
    arguments: { STATE: { help: '', choices: ['on', 'off'] } },
    options: { force: { help: '' }, why: { value: 'TEXT', help: '', required: true } },
    run,
  }),
];

function read(line: string) {
  const result = readArguments(line === '' ? [] : line.split(' '), commands);
  if (!result.ok) return result.refusal.code;
  const { command, arguments: words, options } = result.value;
  return { command: command?.name, words, options: { ...options } };
}

describe('a line that is used rightly', () => {
  test('names its command, words and options; switches nobody turned are off', () => {
    expect(read('people add Ann clerk --note=x=y')).toEqual({
      command: 'people add',
      words: { NAME: 'Ann', ROLE: 'clerk' },
      options: { note: 'x=y', progress: false, help: false },
    });
    expect(read('offline on --why - --force')).toMatchObject({ options: { why: '-', force: true } });
  });

  test('may have what every command takes before the command or after it', () => {
    const expected = {
      command: 'people',
      words: {},
      options: { data: '/d', as: 'ann', progress: true, help: false },
    };
    expect(read('--data /d --as=ann people --progress')).toEqual(expected);
    expect(read('people --data=/d --progress --as ann')).toEqual(expected);
  });

  test('the longer name wins, and what is not a name of a command is a word', () => {
    expect(read('people')).toMatchObject({ command: 'people' });
    expect(read('people add people')).toMatchObject({ words: { NAME: 'people' } });
  });

  test('asks for help without its words being right', () => {
    expect(read('offline --help')).toMatchObject({ command: 'offline', options: { help: true } });
    expect(read('--help')).toMatchObject({ command: undefined });
  });

  test('after -- everything is a word', () => {
    expect(read('people add -- --note')).toMatchObject({ words: { NAME: '--note' } });
  });
});

describe('a wrong use does nothing', () => {
  test.each([
    ['fly', 'usage.command-unknown'],
    ['people fly', 'usage.argument-too-many'],
    ['people add', 'usage.argument-missing'],
    ['people add Ann clerk more', 'usage.argument-too-many'],
    ['people add Ann --force', 'usage.option-unknown'],
    ['people add Ann -n', 'usage.option-unknown'],
    ['people add Ann --no-note', 'usage.option-unknown'],
    ['people add Ann --toString', 'usage.option-unknown'],
    ['people add Ann --__proto__', 'usage.option-unknown'],
    ['people add Ann --note', 'usage.option-needs-value'],
    ['people add Ann --note --data=x', 'usage.option-needs-value'],
    ['people add Ann --note a --note b', 'usage.option-twice'],
    ['--note x people add Ann', 'usage.option-unknown'],
    ['--constructor people', 'usage.option-unknown'],
    ['offline maybe --why x', 'usage.argument-unknown'],
    ['offline on', 'usage.option-missing'],
    ['offline on --why x --force=yes', 'usage.option-is-switch'],
    ['__proto__', 'usage.command-unknown'],
  ])('%s: %s', (line, code) => {
    expect(read(line)).toBe(code);
  });
});

test('no line whatever makes the reader fail', () => {
  const word = fc.oneof(
    fc.constantFrom('people', 'add', 'offline', 'on', '--data', '--note', '--', '-', '--=', '--data=', '-x'),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), (words) => {
      const result = readArguments(words, commands);
      if (!result.ok) expect(result.refusal.code).toMatch(/^usage\./);
    }),
  );
});
