import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli, runInside, temporaryFolder } from '../../tests/support/daybook-cli.ts';

const folder = temporaryFolder();

describe('exit codes and streams', () => {
  test('help is for people, on stdout, and ends with 0', async () => {
    const { code, output, errors } = await runCli(['help']);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toContain('import customers|vendors|items|prices|stock|orders FILE');
  });

  test('a wrong use ends with 2 and says the right one on stderr only', async () => {
    const { code, output, errors } = await runCli(['undo']);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toBe('“undo” needs ID.\n“daybook help” says what there is.\n');
    expect(await runCli([])).toMatchObject({ code: 2, output: '' });
  });

  test('a refusal ends with 1: its code on stdout for programs, its sentence on stderr for people', async () => {
    const { code, document, errors } = await runCli(['--data', join(folder, 'nowhere'), 'status']);
    const where = join(folder, 'nowhere');
    expect({ code, document }).toEqual({
      code: 1,
      document: { refusal: { code: 'folder.missing', params: { folder: where } } },
    });
    expect(errors).toBe(`There is no folder ${where}.\n`);
  });

  test('a wrong use that only the command itself can see ends with 2 as well', async () => {
    expect(await runInside(['log', '--limit', '0'])).toMatchObject({ code: 2, output: '' });
    expect(await runInside(['server', '--port', '70000', '--data', folder])).toMatchObject({ code: 2 });
    expect(await runInside(['server', '--port', '0'])).toMatchObject({ code: 2 });
    const forever = ['server', '--port', '0', '--grant-days', '367', '--data', folder];
    expect(await runInside(forever)).toMatchObject({ code: 2, output: '' });
    expect(await runInside(['enroll', '--server', 'ftp://x', '--code', 'C'])).toMatchObject({ code: 2 });
  });

  test('what a name or a file could do to a terminal is shown and not done', async () => {
    const { errors } = await runInside(['run', 'x', '--json', '\u001B[2Jevil\u202E.json', '--data', folder]);
    expect(errors).toBe('There is no file \\u001b[2Jevil\\u202e.json.\n');
  });

  test('a reader that has had enough ends it without a complaint', async () => {
    const { spawnSync } = await import('node:child_process');
    const { CLI_FILE } = await import('../../tests/support/daybook-cli.ts');
    const line = `"${process.execPath}" "${CLI_FILE}" commands --json | head -c 10`;
    const run = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
    expect({ output: run.stdout.length, errors: run.stderr }).toEqual({ output: 10, errors: '' });
  });
});
