import type { DocumentFile } from '../../shared/documents/document-commands.ts';
import type { PaperKind } from '../../shared/documents/document-kinds.ts';
import { documentQueries, type ShownDocument } from '../../shared/documents/document-queries.ts';
import { MAX_FILE_BYTES } from '../../shared/documents/file-types.ts';
import { type PaperContent, paperContent } from '../../shared/documents/paper-content.ts';
import { ok, type Result } from '../../shared/kernel/result.ts';
import type { PersonSession, Workstation } from '../workstation.ts';
import type { PaperJob } from './paper-page.ts';
import { printPaper } from './paper-thread.ts';
import type { PaperLanguage } from './paper-words.ts';

export interface PaperWish {
  readonly order: string;
  readonly kind: PaperKind;
  /** Default: the newest. A pick list is always of the newest. */
  readonly revision?: number | undefined;
  readonly language?: PaperLanguage | undefined;
}

/** A paper that is filed: the document, and where its bytes are. */
export interface FiledPaper extends DocumentFile {
  readonly document: string;
  readonly revision: number;
}

/**
 * Prints a paper of an order and files it. A confirmation that was filed of this revision is the confirmation: it is given
 * again and not printed anew, whatever has become of the company's head since. A pick list says what is allocated now.
 */
export async function orderPaper(
  workstation: Workstation,
  { order, kind, revision, language = 'en' }: PaperWish,
  as?: PersonSession,
): Promise<Result<FiledPaper>> {
  const content = contentOf(workstation, { order, kind, revision }, as);
  if (!content.ok) return content;
  const { revision: newest } = content.value.document;
  if (kind === 'order confirmation') {
    const filed = filedBefore(workstation, order, { kind, revision: newest, language }, as);
    if (filed) return ok(filed);
  }
  const logo = logoOf(workstation, content.value, as);
  const bytes = await printed({ content: content.value, language, logo });
  const name = `${content.value.document.number} ${kind} ${newest}.pdf`;
  const file = await workstation.files.keep(name, bytes);
  if (!file.ok) return file;
  const input = { order, kind, revision: newest, language, file: file.value };
  const answer = workstation.run({ command: 'paper.file', input }, as);
  if (!answer.ok) return answer;
  const { id } = answer.output as { readonly id: string };
  return ok({ document: id, revision: newest, ...file.value });
}

/** Without the logo where that is no picture after all: its first bytes said it was. */
export async function printed(job: PaperJob): Promise<Buffer> {
  if (job.logo === null) return printPaper(job);
  return printPaper(job).catch(() => printPaper({ ...job, logo: null }));
}

/** What a paper says, as far as the person may make it. */
export function contentOf(
  workstation: Workstation,
  { order, kind, revision }: PaperWish,
  as: PersonSession | undefined,
): Result<PaperContent> {
  const input = { order, kind, ...(revision === undefined ? {} : { revision }) };
  const answer = workstation.query({ query: 'paper.content', input }, as);
  return answer.ok ? ok(paperContent.parse(answer.output)) : answer;
}

/** The first that was filed, if its file is here. */
function filedBefore(
  workstation: Workstation,
  order: string,
  wanted: Pick<ShownDocument, 'kind' | 'revision' | 'language'>,
  as: PersonSession | undefined,
): FiledPaper | null {
  const answer = workstation.query({ query: 'document.list', input: { record: order } }, as);
  if (!answer.ok) return null;
  const { documents } = documentQueries.listDocuments.output.parse(answer.output);
  const found = documents.findLast(
    ({ kind, revision, language, file }) =>
      kind === wanted.kind && revision === wanted.revision && language === wanted.language && file === 'here',
  );
  if (!found) return null;
  const { id, sha256, size, mediaType, name } = found;
  return { document: id, revision: wanted.revision ?? 0, sha256, size, mediaType, name };
}

/** A logo that has not arrived yet is left out: the paper is needed now. */
export function logoOf(
  workstation: Workstation,
  { logo }: Pick<PaperContent, 'logo'>,
  as: PersonSession | undefined,
): Uint8Array | null {
  if (!logo) return null;
  const read = workstation.files.read(logo.sha256, 0, MAX_FILE_BYTES, as);
  return read.ok ? read.value.bytes : null;
}
