import type { Refusal } from '../kernel/refusal.ts';
import type { DesktopCommands } from './desktop-contract.ts';
import type { FileCommands, KeptFile } from './local-file-contract.ts';
import type { ImportCommands, ImportQueries } from './local-import-contract.ts';
import type { AdminRoute } from './server-transport.ts';
import type {
  AttentionView,
  BackupLine,
  BackupsView,
  LogLine,
  LogPage,
  NamedEvent,
  SeatView,
  SignedIn,
  SyncReport,
  TypingBufferView,
  UnsettledRecords,
  WorkstationStatus,
} from './workstation-views.ts';

type Nothing = Readonly<Record<string, never>>;

interface Call<I, O> {
  readonly input: I;
  readonly output: O;
}

/** A command's answer where it is run again or undone by a local call. */
export interface LocalRunAnswer {
  readonly id: string;
  readonly state: 'accepted' | 'pending';
  readonly output: unknown;
}

/** What a screen asks of its own workstation: never captured, never sent. The workstation checks the inputs. */
export interface LocalQueries extends ImportQueries {
  /** Answered before there is a workstation too. */
  readonly 'local.seat': Call<Nothing, SeatView>;
  readonly 'local.status': Call<Nothing, WorkstationStatus>;
  readonly 'local.people': Call<Nothing, readonly SignedIn[]>;
  readonly 'local.attention': Call<Nothing, readonly AttentionView[]>;
  /** How many items of it were settled since an instant, ms since the epoch. */
  readonly 'local.attention-settled': Call<{ readonly since: number }, { readonly count: number }>;
  readonly 'local.log': Call<LogPage, readonly LogLine[]>;
  readonly 'local.timeline': Call<
    { readonly record: string; readonly limit?: number },
    readonly NamedEvent[]
  >;
  /** Which of the records have work that is not settled with the server; at most 1,000. */
  readonly 'local.unsettled': Call<{ readonly records: readonly string[] }, UnsettledRecords>;
  readonly 'local.backups': Call<Nothing, BackupsView>;
  readonly 'local.buffer-list': Call<
    { readonly discarded?: boolean },
    { readonly buffers: readonly TypingBufferView[] }
  >;
  readonly 'local.buffer-show': Call<
    { readonly buffer: string },
    TypingBufferView & { readonly body: unknown }
  >;
  /** Files dropped beside what is typed, in the order they came. */
  readonly 'local.buffer-papers': Call<{ readonly buffer: string }, { readonly papers: readonly KeptFile[] }>;
}

export interface LocalCommands extends ImportCommands, FileCommands, DesktopCommands {
  readonly 'local.found-demo': Call<Nothing, null>;
  readonly 'local.found-company': Call<
    {
      readonly company: string;
      readonly currency: string;
      readonly person: string;
      readonly password: string;
    },
    null
  >;
  /** Has the demo company ready beside what is here; founds it where it is not there. */
  readonly 'local.open-demo': Call<Nothing, null>;
  /** From here on this line is one to the demo company, until it is cut. */
  readonly 'local.sit-at-demo': Call<Nothing, null>;
  readonly 'local.join-office': Call<{ readonly server: string; readonly code: string }, null>;
  /** Everybody must say their password again; typing and sessions stay. */
  readonly 'local.lock': Call<Nothing, Nothing>;
  readonly 'local.sign-in': Call<
    { readonly name: string; readonly password: string; readonly newPassword?: string },
    SignedIn
  >;
  /** Only where this workstation has no server; there the server keeps passwords. */
  readonly 'local.set-password': Call<
    { readonly person: string; readonly name: string; readonly password: string },
    null
  >;
  /** Asks the server's administration; `output` by route, see `adminReplies`. */
  readonly 'local.admin': Call<{ readonly route: AdminRoute; readonly body: unknown }, unknown>;
  readonly 'local.sign-out': Call<{ readonly name?: string }, Nothing>;
  readonly 'local.switch-person': Call<{ readonly name: string }, SignedIn>;
  readonly 'local.set-offline': Call<{ readonly offline: boolean }, Nothing>;
  readonly 'local.sync': Call<Nothing, SyncReport>;
  /** Answers today's. */
  readonly 'local.backup-now': Call<Nothing, BackupLine>;
  /** Goes on with what the backup of a day holds, everybody signed out; what stands here now is set aside in `keptIn`. */
  readonly 'local.go-back': Call<{ readonly day: string }, { readonly keptIn: string }>;
  readonly 'local.buffer-save': Call<
    {
      readonly buffer: string;
      readonly kind: string;
      readonly title: string;
      readonly body: unknown;
      readonly base?: string | null;
      /** The one last seen; 0 for what was not saved before. */
      readonly version: number;
    },
    { readonly version: number }
  >;
  readonly 'local.buffer-discard': Call<{ readonly buffer: string }, null>;
  readonly 'local.buffer-restore': Call<{ readonly buffer: string }, { readonly version: number }>;
  /** Ends an upload as a paper beside what is typed. */
  readonly 'local.buffer-paper-keep': Call<{ readonly buffer: string; readonly upload: string }, KeptFile>;
  readonly 'local.buffer-paper-drop': Call<{ readonly buffer: string; readonly sha256: string }, null>;
  /** Attaches them to what it became, as source papers; those that are there already are left as they are. */
  readonly 'local.buffer-papers-file': Call<
    { readonly buffer: string; readonly record: string },
    { readonly filed: number }
  >;
  readonly 'local.undo': Call<{ readonly changeSet: string }, LocalRunAnswer>;
  readonly 'local.attention-resend': Call<
    { readonly changeSet: string; readonly input: unknown; readonly note: string },
    LocalRunAnswer
  >;
  readonly 'local.attention-discard': Call<{ readonly changeSet: string; readonly note: string }, null>;
  readonly 'local.attention-hand-over': Call<
    { readonly changeSet: string; readonly to: string; readonly note: string },
    LocalRunAnswer
  >;
  readonly 'local.attention-seen': Call<{ readonly changeSet: string; readonly note?: string }, null>;
  /** Takes back that it was discarded or seen. */
  readonly 'local.attention-reopen': Call<{ readonly changeSet: string }, null>;
}

export type LocalAnswer<O> =
  | { readonly ok: true; readonly value: O }
  | { readonly ok: false; readonly refusal: Refusal };
