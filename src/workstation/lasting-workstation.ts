import type { Workstation } from './workstation.ts';

type Listener = Parameters<Workstation['onChanges']>[0];

/** One workstation for as long as the process runs, whatever is opened anew behind it. */
export interface LastingWorkstation {
  readonly workstation: Workstation;
  /** Puts another in the place of the one before, with what was begun and who listens. */
  replace(next: HostedWorkstation): void;
  /** Tells whoever listens that nothing is as it was. */
  tellAll(): void;
}

/** What is opened on one connection; what outlives that is not its own. */
export type HostedWorkstation = Omit<Workstation, 'goBack'>;

export function lastingWorkstation(
  first: HostedWorkstation,
  ports: { readonly goBack: Workstation['goBack']; readonly onClose: () => Promise<void> },
): LastingWorkstation {
  let now = first;
  let isSyncing = false;
  let isBackingUp = false;
  const listeners = new Map<symbol, { readonly listener: Listener; end: () => void }>();
  const workstation: Workstation = {
    folder: first.folder,
    core: first.core,
    run: (request, as) => now.run(request, as),
    runMany: (requests, as) => now.runMany(requests, as),
    query: (request, as) => now.query(request, as),
    answer: (request, as, signal) => now.answer(request, as, signal),
    onChanges(listener) {
      const key = Symbol();
      listeners.set(key, { listener, end: now.onChanges(listener) });
      return () => {
        listeners.get(key)?.end();
        listeners.delete(key);
      };
    },
    status: () => now.status(),
    sync: {
      once: () => now.sync.once(),
      start() {
        isSyncing = true;
        now.sync.start();
      },
      stop() {
        isSyncing = false;
        return now.sync.stop();
      },
      setOffline: (on) => now.sync.setOffline(on),
      poke: () => now.sync.poke(),
    },
    get people() {
      return now.people;
    },
    get attention() {
      return now.attention;
    },
    get desk() {
      return now.desk;
    },
    get files() {
      return now.files;
    },
    imports: () => now.imports(),
    backups: {
      list: () => now.backups.list(),
      takeIfDue: () => now.backups.takeIfDue(),
      keepIn: (folder) => now.backups.keepIn(folder),
      folder: () => now.backups.folder(),
      start() {
        isBackingUp = true;
        now.backups.start();
      },
      stop() {
        isBackingUp = false;
        return now.backups.stop();
      },
    },
    timeline: (record, limit, as) => now.timeline(record, limit, as),
    unsettled: (records, as) => now.unsettled(records, as),
    log: (page) => now.log(page),
    undo: (changeSet, as) => now.undo(changeSet, as),
    inverseOf: (changeSet) => now.inverseOf(changeSet),
    digest: () => now.digest(),
    verify: () => now.verify(),
    backup: (file) => now.backup(file),
    goBack: ports.goBack,
    async close() {
      await Promise.all([ports.onClose(), now.close()]);
    },
  };
  return {
    workstation,
    replace(next) {
      now = next;
      for (const known of listeners.values()) known.end = next.onChanges(known.listener);
      if (isSyncing) next.sync.start();
      if (isBackingUp) next.backups.start();
    },
    tellAll() {
      const tables = now.core.tables.map(({ name }) => name);
      for (const { listener } of listeners.values()) listener({ tables, documents: [] });
    },
  };
}
