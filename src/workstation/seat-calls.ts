import { z } from 'zod';
import { currencyField, lineField } from '../shared/kernel/input-field.ts';
import { readInput } from '../shared/kernel/input-reading.ts';
import { ok, type Result } from '../shared/kernel/result.ts';
import type { WorkstationSeat } from './workstation-seat.ts';

const nothing = z.strictObject({});
const founding = z.strictObject({
  company: lineField(200),
  currency: currencyField,
  person: lineField(120),
  password: z.string().max(2_000),
});
const joining = z.strictObject({
  server: z.url({ protocol: /^https?$/ }).max(2_000),
  code: z.string().trim().min(1).max(200),
});

/** What can be asked and done before there is a workstation; null where the name is none of these. */
export function answerAtSeat(
  seat: WorkstationSeat,
  kind: 'command' | 'query',
  name: string,
  input: unknown,
): Promise<Result<unknown>> | null {
  if (kind === 'query' && name === 'local.seat') return Promise.resolve(ok(seat.view()));
  if (kind === 'query') return null;
  switch (name) {
    case 'local.found-demo':
      return checked(nothing, input, () => seat.foundDemo());
    case 'local.found-company':
      return checked(founding, input, ({ company, currency, person, password }) =>
        seat.foundCompany({ name: company, currency, owner: { name: person, password } }),
      );
    case 'local.join-office':
      return checked(joining, input, (given) => seat.joinOffice(given));
    case 'local.open-demo':
      return checked(nothing, input, async () => {
        const demo = await seat.demoBeside();
        return demo.ok ? ok(null) : demo;
      });
    default:
      return null;
  }
}

async function checked<I extends z.ZodType>(
  schema: I,
  input: unknown,
  work: (input: z.output<I>) => Promise<Result<unknown>>,
): Promise<Result<unknown>> {
  const given = readInput(schema, input);
  return given.ok ? await work(given.value) : given;
}
