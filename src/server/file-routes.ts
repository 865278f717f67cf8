import { headOf } from '../core/sync/entry-store.ts';
import { openedPart, PART_HASH_BYTES, sealedPart } from '../node/file-part.ts';
import { beginsAs, FILE_HEAD_BYTES } from '../shared/documents/file-types.ts';
import { refusal } from '../shared/kernel/refusal.ts';
import {
  FILE_PART_BYTES,
  type FilePartAnswer,
  type FilesAnswer,
  filesRequest,
} from '../shared/sync/file-contract.ts';
import { readBytes, readJsonBody } from './body-codec.ts';
import { BY_WORKSTATION, type Route, type RouteCall } from './http-route.ts';
import { Rejected } from './rejected.ts';
import { type ServerContext, scopeOf } from './server-context.ts';

/** POST /v1/files: what has become of files, and where to go on with them. */
const ask: Route = {
  method: 'POST',
  path: '/v1/files',
  access: BY_WORKSTATION,
  async handle({ context, request, caller }): Promise<FilesAnswer> {
    const { files } = await readJsonBody(request, filesRequest);
    const labels = scopeOf(context, caller.workstation);
    return {
      files: files.map((sha256) => {
        const row = rowOf(context, sha256, labels);
        if (!row) return { sha256, state: 'unknown', offset: 0 };
        const size = context.files.sizeOf(sha256);
        if (size !== null) return { sha256, state: 'here', offset: size };
        return { sha256, state: 'arriving', offset: context.files.arrived(sha256) };
      }),
    };
  },
};

/** PUT /v1/files/:sha256/parts/:offset: takes a part, if it is whole and belongs where the file ends so far. */
const put: Route = {
  method: 'PUT',
  path: '/v1/files/:sha256/parts/:offset',
  access: BY_WORKSTATION,
  async handle(call): Promise<FilePartAnswer> {
    const { context, request } = call;
    const { sha256, row, offset } = requireFile(call);
    const bytes = openedPart(await readBytes(request, FILE_PART_BYTES + PART_HASH_BYTES));
    if (!bytes) throw new Rejected(400, refusal('file.part-damaged', { sha256, offset }));
    if (context.files.sizeOf(sha256) !== null) return { offset: row.size, whole: true };
    if (context.filesBeingProved.has(sha256)) return { offset: row.size, whole: false };
    if (offset + bytes.length > row.size)
      throw new Rejected(400, refusal('file.longer-than-told', { sha256 }));
    const arrived = context.files.append(sha256, offset, bytes);
    if (arrived < row.size) return { offset: arrived, whole: false };
    await prove(context, sha256, row.mediaType);
    context.wakeUp.tell(headOf(context.database.replica().db).seq);
    return { offset: row.size, whole: true };
  },
};

/** GET /v1/files/:sha256/parts/:offset: the part from there. */
const get: Route = {
  method: 'GET',
  path: '/v1/files/:sha256/parts/:offset',
  access: BY_WORKSTATION,
  async handle(call) {
    const { sha256, offset } = requireFile(call);
    const bytes = call.context.files.read(sha256, offset, FILE_PART_BYTES);
    if (!bytes) throw new Rejected(404, refusal('file.not-on-server', { sha256 }));
    return sealedPart(bytes);
  },
};

export const fileRoutes: readonly Route[] = [ask, put, get];

/** Throws 404 unless a document that the workstation may see speaks of the file: others need not know that it is there. */
function requireFile({ context, caller, part }: RouteCall) {
  context.fileBudget.spend(caller.workstation, context.clock.now());
  const sha256 = part('sha256');
  const offset = Number(part('offset'));
  const isAsked = /^[0-9a-f]{64}$/.test(sha256) && /^\d{1,15}$/.test(part('offset'));
  const row = isAsked ? rowOf(context, sha256, scopeOf(context, caller.workstation)) : null;
  if (!row) throw new Rejected(404, refusal('file.unknown', {}));
  return { sha256, row, offset };
}

function rowOf(context: ServerContext, sha256: string, labels: ReadonlySet<string>) {
  return context.core.files?.fileFor(context.database.replica().db, sha256, labels) ?? null;
}

/** All bytes are there: they are the file, or nothing. Throws 400, and the sender begins anew. */
async function prove(context: ServerContext, sha256: string, mediaType: string): Promise<void> {
  const { files, filesBeingProved, log } = context;
  filesBeingProved.add(sha256);
  try {
    if (!beginsAs(mediaType, files.headOf(sha256, FILE_HEAD_BYTES))) {
      files.drop(sha256);
      log.write('security', 'file is not what it says', { sha256, mediaType });
      throw new Rejected(400, refusal('file.not-what-it-says', { name: sha256 }));
    }
    if ((await files.finish(sha256, sha256)) === null) {
      log.write('security', 'file is not what its hash says', { sha256 });
      throw new Rejected(400, refusal('file.damaged', { sha256 }));
    }
  } finally {
    filesBeingProved.delete(sha256);
  }
}
