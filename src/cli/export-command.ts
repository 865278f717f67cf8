import { resolve } from 'node:path';
import { refusal } from '../shared/kernel/refusal.ts';
import { writeCsvFile } from '../workstation/exporting/csv-file.ts';
import { askOn, ExportRefused, type ExportSource } from '../workstation/exporting/export-source.ts';
import { costExport, itemExport, stockExport } from '../workstation/exporting/item-export.ts';
import { orderExport } from '../workstation/exporting/order-export.ts';
import { partyExport } from '../workstation/exporting/party-export.ts';
import { priceExport } from '../workstation/exporting/price-export.ts';
import { type CliCall, type CliOutcome, cliCommand } from './cli-command.ts';
import { unreadable } from './json-source.ts';
import { outputProblem } from './output-file.ts';
import { progressLine } from './progress-line.ts';
import { onWorkstation } from './workstation-host.ts';

const sources = {
  customers: partyExport('customer'),
  vendors: partyExport('vendor'),
  items: itemExport,
  costs: costExport,
  prices: priceExport,
  stock: stockExport,
  orders: orderExport,
} as const satisfies Record<string, ExportSource>;

export const exportCommand = cliCommand({
  name: 'export',
  summary: 'Write records as a CSV file that spreadsheets and “import” read.',
  details: `UTF-8 with byte order mark. A cell that a spreadsheet would run as a formula gets an apostrophe before it, which “import”
takes off again. The file appears when it is complete. “costs” are read again by “import items”; “prices” go into price lists
of the same names.`,
  arguments: {
    KIND: { help: 'what to write', choices: Object.keys(sources) },
    FILE: { help: 'the file; it must not be there yet' },
  },
  options: {},
  run: (call) => {
    const { KIND } = call.arguments;
    const file = resolve(call.arguments.FILE);
    const problem = outputProblem(file);
    if (problem) return { refusal: problem };
    const source: ExportSource | undefined = Object.hasOwn(sources, KIND)
      ? sources[KIND as keyof typeof sources]
      : undefined;
    if (!source) throw new Error(`the reader of arguments lets no ${KIND} through`);
    return onWorkstation(call, async (workstation, as) => {
      const { header, pages } = source;
      return write(call, file, header, pages(askOn(workstation, as)));
    });
  },
});

async function write(
  call: Pick<CliCall, 'showsProgress' | 'terminal'>,
  file: string,
  header: readonly string[],
  pages: Parameters<typeof writeCsvFile>[2],
): Promise<CliOutcome> {
  const line = progressLine(call);
  const signal = call.terminal.interruption();
  try {
    const onRows = (rows: number) => line.show(`${rows} rows`);
    return { document: { file, rows: await writeCsvFile(file, header, pages, { signal, onRows }) } };
  } catch (error) {
    if (error instanceof ExportRefused) return { refusal: error.refusal };
    if (signal.aborted) return { refusal: refusal('output.interrupted', { file }) };
    return { refusal: unreadable(file, error) };
  } finally {
    line.end();
  }
}
