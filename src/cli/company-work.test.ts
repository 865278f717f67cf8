import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CliRun, runCli, runInside, temporaryFolder } from '../../tests/support/daybook-cli.ts';

const root = temporaryFolder();
const folder = join(root, 'acme');

/** In a process of its own. */
const daybook = (words: readonly string[], input = '') => runCli(['--data', folder, ...words], input);
const inside = (words: readonly string[], input = '') => runInside(['--data', folder, ...words], input);

let founded: CliRun;
beforeAll(async () => {
  founded = await daybook(
    ['init', '--company', 'Acme', '--person', 'Olga', '--currency', 'USD', '--password', '-'],
    'seven red lanterns\n',
  );
});

describe('a company on one computer', () => {
  test('is founded with its owner signed in, in a folder nobody else may read', async () => {
    expect(founded).toMatchObject({
      code: 0,
      errors: '',
      document: { company: 'Acme', signInName: 'Olga', code: 'A' },
    });
    expect((await daybook(['status'])).document).toMatchObject({
      company: 'Acme',
      authority: true,
      pending: 0,
    });
    if (process.platform !== 'win32') expect(statSync(folder).mode & 0o077).toBe(0);
  });

  test('is not founded twice, and not on top of other things', async () => {
    const again = await inside(['init', '--company', 'Other']);
    expect(again).toMatchObject({ code: 1, document: { refusal: { code: 'folder.already-a-workstation' } } });
    const other = await runInside(['--data', root, 'init', '--company', 'Other']);
    expect(other).toMatchObject({ code: 1, document: { refusal: { code: 'folder.not-daybook' } } });
  });

  test('is not founded with a password that everybody guesses, and then leaves nothing', async () => {
    const weak = ['--data', join(root, 'weak'), 'init', '--company', 'Weak', '--password', '-'];
    expect(await runInside(weak, 'password1\n')).toMatchObject({
      code: 1,
      document: { refusal: { code: 'password.too-common' } },
    });
    expect(existsSync(join(root, 'weak'))).toBe(false);
  });

  test('makes up a password where none is given, and tells it once', async () => {
    const made = await runInside([
      '--data',
      join(root, 'other'),
      'init',
      '--company',
      'Other',
      '--person',
      'Ann',
    ]);
    expect(made.document).toMatchObject({ password: expect.stringMatching(/^[\w-]{16}$/) });
    expect(made.errors).toContain('told only now');
  });

  test('runs commands, answers questions, and takes back', async () => {
    const renamed = await daybook(['run', 'company.rename', '--json', '-'], '{"name": "Acme Ltd"}');
    expect(renamed).toMatchObject({ code: 0, document: { verdict: 'accepted', result: { before: 'Acme' } } });
    expect((await daybook(['query', 'company.show'])).document).toMatchObject({
      name: 'Acme Ltd',
      currency: 'USD',
    });
    const { id } = renamed.document as { id: string };
    expect((await daybook(['undo', id])).document).toMatchObject({ verdict: 'accepted' });
    expect((await inside(['query', 'company.show'])).document).toMatchObject({ name: 'Acme' });
    const [undone, done] = (await inside(['log', '--limit', '2'])).document as {
      id: string;
      command: string;
    }[];
    expect([undone?.command, done?.id]).toEqual(['company.rename', id]);
  });

  test('tells what happened to one record, with every value before and after', async () => {
    const { result } = (await inside(['run', 'person.add', '--json', '-'], '{"name": "Wanda", "roles": []}'))
      .document as {
      result: { id: string };
    };
    await inside(
      ['run', 'person.rename', '--json', '-'],
      JSON.stringify({ person: result.id, name: 'Wanda W.' }),
    );
    const [rename, add] = (await inside(['log', '--record', result.id])).document as Record<
      string,
      unknown
    >[];
    expect(rename).toMatchObject({
      title: 'Rename person',
      changes: [{ values: { name: { before: 'Wanda', after: 'Wanda W.' } } }],
    });
    expect(add).toMatchObject({ title: 'Add person' });
  });

  test('people are added, given roles by name and listed', async () => {
    const added = await inside(['people', 'add', 'Bert', '--roles', 'warehouse, viewer']);
    expect(added).toMatchObject({ code: 0, document: { verdict: 'accepted' } });
    await inside(['people', 'give', 'Bert', 'purchasing']);
    await inside(['people', 'take', 'bert', 'viewer']);
    const { people } = (await inside(['people'])).document as {
      people: { name: string; roles: { name: string }[] }[];
    };
    const bert = people.find(({ name }) => name === 'Bert');
    expect(bert?.roles.map(({ name }) => name).sort()).toEqual(['purchasing', 'warehouse']);
    expect(await inside(['people', 'give', 'Nobody', 'viewer'])).toMatchObject({ code: 1 });
    expect((await inside(['people', 'add', 'X', '--roles', 'king'])).document).toEqual({
      refusal: { code: 'people.role-unknown', params: { name: 'king' } },
    });
  });

  test('a second person signs in by a password that is made up and told once, or one that is given', async () => {
    const added = (await inside(['people', 'add', 'Carl', '--roles', 'viewer', '--sign-in', 'carl']))
      .document as {
      password: string;
    };
    expect(added).toMatchObject({ verdict: 'accepted', signInName: 'carl' });
    expect(await inside(['signin', 'Carl'], `${added.password}\n`)).toMatchObject({ code: 0 });
    const give = ['people', 'password', 'Bert', '--sign-in', 'bert', '--password', '-'];
    expect(await inside(['--as', 'Carl', ...give], 'nine green harbours\n')).toMatchObject({
      code: 1,
      document: { refusal: { code: 'people.no-permission' } },
    });
    const asOwner = ['--as', 'Olga', ...give];
    expect(await inside(asOwner, 'harbour\n')).toMatchObject({
      code: 1,
      document: { refusal: { code: 'password.too-short', params: { shortest: 8 } } },
    });
    expect(await inside(asOwner, 'nine green harbours\n')).toMatchObject({ code: 0, errors: '' });
    expect(await inside(['signin', 'bert'], 'nine green harbours\n')).toMatchObject({ code: 0 });
    for (const name of ['carl', 'bert']) await inside(['signout', name]);
    expect(await inside(['switch', 'Olga'])).toMatchObject({ code: 0 });
  });

  test('who is not signed in cannot act, and signs in again by the password', async () => {
    expect(
      await inside(['--as', 'Wanda', 'run', 'company.rename', '--json', '-'], '{"name": "X"}'),
    ).toMatchObject({
      code: 1,
      document: { refusal: { code: 'people.not-signed-in' } },
    });
    expect((await daybook(['signout'])).document).toEqual({ signedIn: [] });
    expect(await inside(['query', 'company.show'])).toMatchObject({
      code: 1,
      document: { refusal: { code: 'people.nobody-signed-in' } },
    });
    expect(await inside(['signin', 'Olga'], 'wrong\n')).toMatchObject({
      code: 1,
      document: { refusal: { code: 'sign-in.wrong' } },
    });
    expect(await daybook(['signin', 'olga'], 'seven red lanterns\n')).toMatchObject({ code: 0 });
    expect(await inside(['--as', 'Olga', 'query', 'company.show'])).toMatchObject({ code: 0 });
    expect((await inside(['switch', 'Olga'])).document).toMatchObject({ name: 'Olga' });
    expect((await inside(['lock'])).document).toEqual({ signedIn: [] });
    expect(await inside(['switch', 'Olga'])).toMatchObject({ code: 1 });
  });

  test('needs no server to be in sync', async () => {
    expect((await daybook(['sync', '--once'])).document).toMatchObject({
      complete: true,
      pending: 0,
      stopped: null,
    });
    expect((await daybook(['offline', 'on'])).document).toEqual({ offline: true });
    expect((await daybook(['offline', 'off'])).document).toEqual({ offline: false });
    expect((await daybook(['attention'])).document).toEqual([]);
  });

  test('is verified, backed up and restored; a backup replaces nothing', async () => {
    expect(await daybook(['verify'])).toMatchObject({ code: 0, document: { sound: true } });
    const file = join(root, 'monday.backup');
    expect(await daybook(['backup', file])).toMatchObject({ code: 0, document: { file } });
    expect(await inside(['backup', file])).toMatchObject({
      code: 1,
      document: { refusal: { code: 'backup.file-exists' } },
    });
    const restored = join(root, 'restored');
    expect((await runCli(['--data', restored, 'restore', file])).document).toMatchObject({ company: 'Acme' });
    const digests = await Promise.all(
      [folder, restored].map((data) => runInside(['--data', data, 'digest'])),
    );
    expect(digests[0]?.document).toEqual(digests[1]?.document);
    writeFileSync(join(root, 'no.backup'), 'this is no backup');
    const not = await runInside(['--data', join(root, 'none'), 'restore', join(root, 'no.backup')]);
    expect(not).toMatchObject({ code: 1, document: { refusal: { code: 'backup.not-a-backup' } } });
  });

  test('a damaged row is found by verify, which then ends with 1', async () => {
    const damaged = join(root, 'damaged');
    await runInside(['--data', damaged, 'init', '--company', 'Damaged', '--person', 'Ann']);
    const { default: Database } = await import('better-sqlite3');
    const db = new Database(join(damaged, 'daybook.db'));
    db.exec(`UPDATE company SET name = 'Forged'`);
    db.close();
    const run = await runCli(['--data', damaged, 'verify']);
    expect(run).toMatchObject({ code: 1, document: { sound: false } });
    expect(run.errors).toContain('the rows of company');
  });

  test('leaves nothing lying about', () => {
    expect(readdirSync(folder).filter((name) => /rehearsal|\.new$|\.part$/.test(name))).toEqual([]);
  });
});

test('the demo company is there in one line', async () => {
  const demo = await runCli(['--data', join(root, 'demo'), 'demo']);
  expect(demo).toMatchObject({ code: 0, document: { company: 'Harbor Supply' } });
  const orders = await runInside(['--data', join(root, 'demo'), 'query', 'order.list']);
  expect((orders.document as { orders: unknown[] }).orders.length).toBeGreaterThan(3);
});
