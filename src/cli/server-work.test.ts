import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli, runInside, startCli, temporaryFolder } from '../../tests/support/daybook-cli.ts';

const root = temporaryFolder();
const at = (name: string) => ['--data', join(root, name)];

interface Announced {
  readonly url: string;
  readonly firstStart: {
    readonly enrolmentCode: string;
    readonly oneTimePassword: string;
    readonly setupCode: string;
  } | null;
}

interface Running extends Announced {
  stop(): Promise<number | null>;
}

const running: ChildProcessWithoutNullStreams[] = [];
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** A server in a process of its own, on a free port. */
async function startServer(name: string, ...words: string[]): Promise<Running> {
  const child = startCli([...at(name), 'server', '--port', '0', ...words]);
  running.push(child);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    void ended.then((code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    ...(JSON.parse(line) as Announced),
    stop() {
      child.kill('SIGINT');
      return ended;
    },
  };
}

const PASSWORD = join(root, 'password');
let server: Running;

beforeAll(async () => {
  writeFileSync(PASSWORD, 'seven red lanterns at sea\n');
  server = await startServer('server', '--company', 'Acme', '--person', 'Olga');
  const { enrolmentCode = '', oneTimePassword = '' } = server.firstStart ?? {};
  await runCli([...at('a'), 'enroll', '--server', server.url, '--code', enrolmentCode]);
  await runInside([...at('a'), 'signin', 'Olga', '--new-password', PASSWORD], `${oneTimePassword}\n`);
});

describe('a workstation of a server', () => {
  test('is enrolled once per code, with the company as far as it may hold it', async () => {
    expect((await runInside([...at('a'), 'status'])).document).toMatchObject({
      company: 'Acme',
      code: 'A',
      authority: false,
    });
    const again = await runInside([
      ...at('b'),
      'enroll',
      '--server',
      server.url,
      '--code',
      server.firstStart?.enrolmentCode ?? '',
    ]);
    expect(again).toMatchObject({ code: 1, document: { refusal: { code: 'code.not-valid' } } });
  });

  test('works while it is offline, and syncs when it is not', async () => {
    await runInside([...at('a'), 'offline', 'on']);
    const renamed = await runInside(
      [...at('a'), 'run', 'company.rename', '--json', '-'],
      '{"name": "Acme Ltd"}',
    );
    expect(renamed.document).toMatchObject({ verdict: 'pending' });
    expect(await runInside([...at('a'), 'sync', '--once'])).toMatchObject({
      code: 1,
      document: { stopped: { code: 'sync.offline' }, pending: 1 },
    });
    await runInside([...at('a'), 'offline', 'off']);
    expect(await runCli([...at('a'), 'sync', '--once'])).toMatchObject({
      code: 0,
      document: { complete: true, pushed: 1, pending: 0 },
    });
  });

  test('gives a second one a code, and both come to the same', async () => {
    const { code } = (await runInside([...at('a'), 'admin', 'enrolment-code', '--roles', 'owner']))
      .document as { code: string };
    expect(await runCli([...at('b'), 'enroll', '--server', server.url, '--code', code])).toMatchObject({
      code: 0,
    });
    const digests = await Promise.all(
      ['a', 'b'].map(async (name) => {
        await runInside([...at(name), 'sync', '--once']);
        return (await runInside([...at(name), 'digest'])).document;
      }),
    );
    expect(digests[0]).toEqual(digests[1]);
  });

  test('refused work waits in Needs attention, is corrected there and goes through', async () => {
    const password = join(root, 'password');
    await runInside([...at('b'), 'signin', 'Olga', '--password', password]);
    const holiday = (data: string, name: string) =>
      runInside(
        [...at(data), 'run', 'holiday.add', '--json', '-'],
        JSON.stringify({ date: '2026-12-24', name }),
      );
    await holiday('a', 'Christmas Eve');
    await holiday('b', 'Heiligabend');
    await runInside([...at('a'), 'sync', '--once']);
    await runInside([...at('b'), 'sync', '--once']);
    const [item] = (await runInside([...at('b'), 'attention'])).document as {
      id: string;
      kind: string;
      reason: { sentence: string };
    }[];
    expect(item).toMatchObject({ kind: 'refused', reason: { sentence: expect.stringMatching(/^\S.*\.$/) } });
    const corrected = JSON.stringify({ date: '2026-12-25', name: 'Christmas' });
    const resent = await runInside(
      [...at('b'), 'attention', 'resend', item?.id ?? '', '--json', '-', '--note', 'a day later'],
      corrected,
    );
    expect(resent).toMatchObject({ code: 0, document: { verdict: 'pending' } });
    expect(await runInside([...at('b'), 'sync', '--once'])).toMatchObject({ code: 0 });
    expect((await runInside([...at('b'), 'attention', 'list'])).document).toEqual([]);
    const again = await runInside([...at('b'), 'attention', 'discard', item?.id ?? '', '--note', 'x']);
    expect(again).toMatchObject({ code: 1, document: { refusal: { code: 'attention.already-settled' } } });
  });

  test('a person who is added gets a one-time password at the server', async () => {
    const added = await runInside([
      ...at('a'),
      'people',
      'add',
      'Wanda',
      '--roles',
      'warehouse',
      '--sign-in',
      'wanda',
    ]);
    expect(added).toMatchObject({
      code: 0,
      document: { signInName: 'wanda', oneTimePassword: expect.any(String) },
    });
    const { sessions } = (await runInside([...at('a'), 'admin', 'sessions'])).document as {
      sessions: unknown[];
    };
    expect(sessions.length).toBeGreaterThan(0);
  });
});

describe('who may read the server’s folder', () => {
  test('makes codes and passwords and ends access beside the running server', async () => {
    expect((await runCli([...at('server'), 'server', 'enrolment-code'])).document).toMatchObject({
      code: expect.stringMatching(/^[\w-]+$/),
    });
    const password = await runInside([...at('server'), 'server', 'password', 'Wanda', '--sign-in', 'wanda']);
    expect(password.document).toMatchObject({ oneTimePassword: expect.any(String) });
    const [session] = (await runInside([...at('server'), 'server', 'sessions'])).document as { id: string }[];
    const revoked = await runInside([...at('server'), 'server', 'revoke', 'session', session?.id ?? '']);
    expect(revoked.document).toEqual({ revoked: 1 });
  });

  test('sees what the server refused, whole, with its reason', async () => {
    const refused = await runInside([...at('server'), 'server', 'refused']);
    expect(refused.document).toMatchObject([
      {
        command: 'holiday.add',
        input: { date: '2026-12-24' },
        reason: { sentence: expect.stringMatching(/^\S.*\.$/) },
      },
    ]);
    const of = (...words: string[]) => runInside([...at('server'), 'server', 'refused', ...words]);
    expect((await of('--by', 'Wanda')).document).toEqual([]);
    expect(await of('--by', 'Nobody')).toMatchObject({ code: 1 });
    expect(await of('--limit', 'all')).toMatchObject({ code: 2 });
  });

  test('names the folder, which must be a server’s', async () => {
    expect(await runInside(['server', 'sessions'])).toMatchObject({ code: 2 });
    const none = await runInside([...at('a'), 'server', 'enrolment-code']);
    expect(none).toMatchObject({ code: 1, document: { refusal: { code: 'server.nothing-there' } } });
  });

  test('backs it up while it runs, and restores into a folder that is new', async () => {
    expect(await runCli([...at('server'), 'server', 'backup', join(root, 'backup')])).toMatchObject({
      code: 0,
    });
    expect(await runCli([...at('restored'), 'server', 'restore', join(root, 'backup')])).toMatchObject({
      code: 0,
    });
    const over = await runInside([...at('server'), 'server', 'restore', join(root, 'backup')]);
    expect(over).toMatchObject({ code: 1, document: { refusal: { code: 'server.target-exists' } } });
  });

  test('starts no second server on it, and none beyond this computer without TLS', async () => {
    const second = await runCli([...at('server'), 'server', '--port', '0']);
    expect(second).toMatchObject({ code: 1, document: { refusal: { code: 'server.already-running' } } });
    const open = await runInside([
      ...at('open'),
      'server',
      '--port',
      '0',
      '--host',
      '0.0.0.0',
      '--allow-plain-http',
    ]);
    expect(open).toMatchObject({
      code: 1,
      document: { refusal: { code: 'server.plain-http-beyond-loopback' } },
    });
  });

  test('stops it by Ctrl+C', async () => {
    expect(await server.stop()).toBe(0);
    expect(await runInside([...at('a'), 'sync', '--once'])).toMatchObject({
      code: 1,
      document: { complete: false },
    });
  });
});

test('a company on one computer moves to a server without losing a change set', async () => {
  await runInside(
    [...at('solo'), 'init', '--company', 'Solo', '--person', 'Ann', '--password', '-'],
    'seven red lanterns\n',
  );
  await runInside([...at('solo'), 'run', 'company.rename', '--json', '-'], '{"name": "Solo Ltd"}');
  const before = (await runInside([...at('solo'), 'log'])).document as { id: string }[];
  const empty = await startServer('empty');
  const setupCode = empty.firstStart?.setupCode ?? '';
  const words = [
    ...at('solo'),
    'move-to-server',
    '--server',
    empty.url,
    '--code',
    setupCode,
    '--password',
    '-',
  ];
  expect(await runCli(words, 'seven red lanterns\n')).toMatchObject({
    code: 0,
    document: { authority: false, company: 'Solo Ltd' },
  });
  const after = (await runInside([...at('solo'), 'log'])).document as { id: string }[];
  expect(after.slice(-before.length).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(await runInside([...at('solo'), 'sync', '--once'])).toMatchObject({
    code: 0,
    document: { complete: true },
  });
  expect(await empty.stop()).toBe(0);
});
