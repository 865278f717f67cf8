import type { Db } from '../core/platform/database.ts';
import type { DocumentFile } from '../shared/documents/document-commands.ts';
import { ok, type Result } from '../shared/kernel/result.ts';
import type { TypingBufferView } from '../shared/sync/workstation-views.ts';
import { savePreference, showPreferences } from './preferences.ts';
import { storageRefusal } from './storage-refusal.ts';
import {
  type BufferSave,
  type Desk,
  discardBuffer,
  listBuffers,
  restoreBuffer,
  saveBuffer,
  showBuffer,
} from './typing-buffers.ts';
import { dropPaper, keepPaper, listPapers } from './typing-papers.ts';
import type { PersonSession } from './workstation.ts';

/** A person's desk on this workstation: never captured, never sent. Without a session that of the current person. */
export interface WorkstationDesk {
  saveBuffer(save: BufferSave, as?: PersonSession): Result<{ readonly version: number }>;
  discardBuffer(buffer: string, as?: PersonSession): Result<null>;
  restoreBuffer(buffer: string, as?: PersonSession): Result<{ readonly version: number }>;
  listBuffers(discarded: boolean, as?: PersonSession): Result<readonly TypingBufferView[]>;
  showBuffer(buffer: string, as?: PersonSession): Result<TypingBufferView & { readonly body: unknown }>;
  keepPaper(buffer: string, file: DocumentFile, as?: PersonSession): Result<DocumentFile>;
  dropPaper(buffer: string, sha256: string, as?: PersonSession): Result<null>;
  listPapers(buffer: string, as?: PersonSession): Result<readonly DocumentFile[]>;
  savePreference(name: string, value: unknown, as?: PersonSession): Result<null>;
  preferences(beginning: string, as?: PersonSession): Result<Readonly<Record<string, unknown>>>;
}

export interface DeskPorts {
  readonly db: Db;
  readonly now: () => number;
  readonly sessionFor: (as: PersonSession | undefined) => Result<PersonSession>;
  readonly onSaved: () => void;
}

export function workstationDesk({ db, now, sessionFor, onSaved }: DeskPorts): WorkstationDesk {
  const at = <T>(as: PersonSession | undefined, work: (desk: Desk) => Result<T>): Result<T> => {
    const session = sessionFor(as);
    if (!session.ok) return session;
    try {
      return work({ db, person: session.value.person, now: now() });
    } catch (error) {
      // What is typed stays in the window that sent it, and is sent again.
      const told = storageRefusal(error);
      if (!told) throw error;
      return { ok: false, refusal: told };
    }
  };
  const writing = <T>(as: PersonSession | undefined, work: (desk: Desk) => Result<T>): Result<T> => {
    const result = at(as, work);
    if (result.ok) onSaved();
    return result;
  };
  return {
    saveBuffer: (save, as) => writing(as, (desk) => saveBuffer(desk, save)),
    discardBuffer: (buffer, as) =>
      writing(as, (desk) => {
        discardBuffer(desk, buffer);
        return ok(null);
      }),
    restoreBuffer: (buffer, as) => writing(as, (desk) => restoreBuffer(desk, buffer)),
    listBuffers: (discarded, as) => at(as, (desk) => ok(listBuffers(desk, discarded))),
    showBuffer: (buffer, as) => at(as, (desk) => showBuffer(desk, buffer)),
    keepPaper: (buffer, file, as) => writing(as, (desk) => keepPaper(desk, buffer, file)),
    dropPaper: (buffer, sha256, as) =>
      writing(as, (desk) => {
        dropPaper(desk, buffer, sha256);
        return ok(null);
      }),
    listPapers: (buffer, as) => at(as, (desk) => ok(listPapers(desk, buffer))),
    savePreference: (name, value, as) => writing(as, (desk) => savePreference(desk, name, value)),
    preferences: (beginning, as) => at(as, (desk) => ok(showPreferences(desk, beginning))),
  };
}
