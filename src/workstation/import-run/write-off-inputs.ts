import type { WriteOffRecord } from '../importing/import-record.ts';
import { dayOf } from './document-inputs.ts';

/** Write-offs as `stock.import-write-offs` takes them: what left, as a quantity above zero. */
export function writeOffsInput(system: string, writeOffs: readonly WriteOffRecord[]): unknown {
  return {
    system,
    records: writeOffs.map(({ externalKey: key, itemKey, quantityMicro, happenedAt, number, note }) => ({
      key,
      item: itemKey,
      quantity: -quantityMicro,
      businessDate: dayOf(happenedAt),
      reference: number,
      ...(note === null ? {} : { note }),
    })),
  };
}
