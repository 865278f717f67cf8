import { createReadStream } from 'node:fs';
import { plainJsonProblem } from '../shared/kernel/plain-json.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
import { ok, type Result } from '../shared/kernel/result.ts';
import type { Terminal } from './terminal.ts';

/** Bytes that a JSON document on the command line may have. */
export const MAX_JSON_BYTES = 16 * 2 ** 20;

/**
 * The JSON document in a file, or on stdin for `-`, as every replica would read it. Refusals: `input.file-…`,
 * `input.too-large`, `input.not-utf8`, `input.not-json-text`, and those of `plainJsonProblem`.
 */
export async function readJson(source: string, terminal: Terminal): Promise<Result<unknown>> {
  const text = await readText(source, terminal);
  if (!text.ok) return text;
  const parsed = parse(source, text.value);
  if (!parsed.ok) return parsed;
  const problem = plainJsonProblem(parsed.value);
  return problem ? { ok: false, refusal: problem } : parsed;
}

/** The text of a file, or of stdin for `-`, at most {@link MAX_JSON_BYTES} of UTF-8. */
export async function readText(source: string, terminal: Terminal): Promise<Result<string>> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of source === '-' ? terminal.input : createReadStream(source)) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > MAX_JSON_BYTES) return no('input.too-large', { file: nameOf(source), most: '16 MB' });
      chunks.push(bytes);
    }
  } catch (error) {
    return { ok: false, refusal: unreadable(source, error) };
  }
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    return no('input.not-utf8', { file: nameOf(source) });
  }
}

/** Why a file a person named cannot be read or written. Throws what is not the file system's answer. */
export function unreadable(file: string, error: unknown): Refusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^E[A-Z]+$/.test(code)) throw error;
  return code === 'ENOENT'
    ? refusal('input.file-missing', { file })
    : refusal('input.file-unreadable', { file, code });
}

function parse(source: string, text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    const what = error instanceof SyntaxError ? error.message : String(error);
    return no('input.not-json-text', { file: nameOf(source), what });
  }
}

function no(code: string, params: Refusal['params']): Result<never> {
  return { ok: false, refusal: refusal(code, params) };
}

function nameOf(source: string): string {
  return source === '-' ? 'The input' : source;
}
