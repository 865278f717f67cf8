import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const { load } = createRequire(import.meta.url)('js-yaml') as { load(text: string): unknown };

const step = z.strictObject({
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  if: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  env: z.record(z.string(), z.string()).optional(),
});
const job = z.strictObject({
  needs: z.string().optional(),
  if: z.string().optional(),
  strategy: z.looseObject({ matrix: z.record(z.string(), z.unknown()) }).optional(),
  'runs-on': z.string(),
  'timeout-minutes': z.int().max(60),
  steps: z.array(step).min(1),
});
/** What a workflow of ours may say, and nothing else: no permissions of a job, no services, no containers. */
const workflow = z.strictObject({
  name: z.string(),
  on: z.record(z.enum(['push', 'pull_request']), z.unknown()),
  permissions: z.strictObject({ contents: z.literal('read') }),
  concurrency: z.unknown(),
  jobs: z.record(z.string(), job),
});

const texts = new Map(
  globSync('.github/workflows/*', { cwd: root }).map((file) => [
    basename(file),
    readFileSync(join(root, file), 'utf8'),
  ]),
);
const workflows = new Map([...texts].map(([name, text]) => [name, workflow.parse(load(text))]));
const steps = [...workflows.values()].flatMap(({ jobs }) => Object.values(jobs).flatMap((one) => one.steps));

/** Full hashes of commits, as the repositories of these actions have them under the tag beside. */
const PINNED: Readonly<Record<string, string>> = {
  'actions/checkout': '08c6903cd8c0fde910a37f88322edcfb5dd907a8',
  'actions/setup-node': 'a0853c24544627f65ddf259abe73b1d18a591444',
  'actions/upload-artifact': '330a01c490aca151604b8cf639adc76d48f6c5d4',
  'actions/download-artifact': '634f93cb2916e3fdff6788551b99b062d0335ce0',
};

describe('the workflows', () => {
  test('are one for every change and one for the desktop, and may only read the repository', () => {
    expect([...workflows.keys()].sort()).toEqual(['check.yml', 'desktop.yml']);
  });

  test('would not be taken with a permission more', () => {
    const check = load(texts.get('check.yml') ?? '') as object;
    expect(workflow.safeParse({ ...check, permissions: { contents: 'write' } }).success).toBe(false);
    expect(workflow.safeParse({ ...check, on: { pull_request_target: null } }).success).toBe(false);
  });

  test('use actions by the full hash of a commit that is known, with its version beside', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(6);
    for (const [action = '', hash] of used.map((one) => one.split('@'))) expect(hash).toBe(PINNED[action]);
    const lines = [...texts.values()].flatMap((text) => text.match(/uses: .*/g) ?? []);
    expect(lines.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  test('keep no credentials of the repository, and put nothing from outside into a script', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter((one) => one.with?.['persist-credentials'] !== false)).toEqual([]);
    const scripts = steps.flatMap(({ run }) => run ?? []);
    expect(scripts.filter((run) => /\$\{\{(?!\s*matrix\.arch\s*\}\})/.test(run))).toEqual([]);
  });

  test('give secrets to the step that packs, on a push only, and to nothing else', () => {
    const secret = steps.filter((one) => JSON.stringify(one).includes('secrets.'));
    expect(secret.map(({ name }) => name)).toEqual(['Package']);
    expect(workflows.get('desktop.yml')?.jobs.packages?.if).toBe("github.event_name == 'push'");
    expect(texts.get('check.yml')).not.toContain('secrets.');
  });

  test('run only scripts that exist', () => {
    const scripts = [...texts.values()].flatMap((text) =>
      [...text.matchAll(/node (scripts\/[\w/.-]+)/g)].map(([, file]) => file ?? ''),
    );
    expect(scripts.length).toBeGreaterThan(2);
    expect(scripts.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  test('try the desktop on all three systems with its sandbox, and fail where Electron was not there', () => {
    const { jobs } = workflows.get('desktop.yml') ?? {};
    const systems = jobs?.specs?.strategy?.matrix.os as readonly string[];
    expect(systems.map((name) => name.split('-')[0])).toEqual(['ubuntu', 'windows', 'macos']);
    expect([...texts.values()].join('\n')).not.toContain('no-sandbox');
    expect(jobs?.specs?.steps.at(-1)?.run).toBe('node scripts/desktop/electron-required.ts');
    expect(jobs?.packages?.needs).toBe('specs');
  });

  test('pack every system for both processors, and make one feed of each system of them', () => {
    const { jobs } = workflows.get('desktop.yml') ?? {};
    const packed = jobs?.packages?.strategy?.matrix.include as readonly { os: string; arch: string }[];
    const pairs = packed.map(({ os, arch }) => `${os.split('-')[0]} ${arch}`).sort();
    expect(pairs).toEqual([
      ...['macos arm64', 'macos x64', 'ubuntu arm64', 'ubuntu x64', 'windows arm64', 'windows x64'],
    ]);
    expect(jobs?.release?.needs).toBe('packages');
    expect(jobs?.release?.steps.map(({ run }) => run)).toContain(
      'node scripts/desktop/update-feeds.ts --into dist/release artifacts',
    );
  });
});
