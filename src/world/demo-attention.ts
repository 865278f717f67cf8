import type { z } from 'zod';
import { type Db, inTransaction } from '../core/platform/database.ts';
import type { Replica } from '../core/platform/replica.ts';
import { runLocally } from '../core/sync/local-run.ts';
import { newId, newIncarnation } from '../node/clock-and-chance.ts';
import type { CommandDeclaration } from '../shared/kernel/command.ts';
import { quantityOf } from '../shared/kernel/quantity.ts';
import { orderEditCommands } from '../shared/orders/order-commands.ts';
import { orderDecisionCommands } from '../shared/orders/order-decisions.ts';
import { customerCommands } from '../shared/parties/customer-commands.ts';
import { personCommands } from '../shared/people/person-commands.ts';
import { workstationCommands } from '../shared/people/workstation-commands.ts';
import type { WorkstationPorts } from '../workstation/workstation-ports.ts';
import type { DemoCompany } from './demo-company.ts';
import { idOf, SHACKLE } from './demo-items.ts';
import { laptopOf } from './demo-laptop.ts';
import { CASCADE } from './demo-parties.ts';

/** A fifth under their contract: over the ceiling of the order desk, and not under the floor. */
const LOW_PRICE = 3_000_000;

/**
 * What waits in Needs attention of the demo company. Dana worked on her laptop, out of the office: meanwhile she lost the
 * right to prices, and Mike changed the same website. Both came about as in any office; then the laptop was retired, and
 * what waited on it waits in the office now.
 */
export function leaveOpenWork(office: Replica, company: DemoCompany, ports: WorkstationPorts): void {
  const { olivia, dana, mike } = company.people;
  const incarnation = newIncarnation(ports.chance);
  const enrolled = doAs(office, ports)(olivia, workstationCommands.enrolWorkstation, {
    name: 'Dana’s laptop',
    roles: rolesOf(office.db, dana),
    incarnation,
  });
  const laptop = laptopOf(office, ports.core, { ...enrolled, incarnation });
  try {
    const customer = idOf(company.customers, 'FAIRWAY');
    const website = (text: string) => ({ customer, changes: { website: text } });
    const out = doAs(laptop.replica, ports);
    const { order } = out(dana, orderEditCommands.createOrder, {
      customer: idOf(company.customers, CASCADE),
      customerPo: '2297',
      placedOn: new Date(ports.clock.now()).toISOString().slice(0, 10),
      lines: [{ item: idOf(company.items, SHACKLE), quantity: quantityOf(24), unitPrice: LOW_PRICE }],
    });
    out(dana, orderDecisionCommands.confirmOrder, { order, priceReason: 'Agreed at the boat show' });
    out(dana, customerCommands.changeCustomer, website('https://fairwayyachts.example'));
    const meanwhile = doAs(office, ports);
    meanwhile(olivia, personCommands.withdrawRole, { person: dana, role: company.priceDesk });
    meanwhile(mike, customerCommands.changeCustomer, website('https://fairway-club.example'));
    laptop.comeBack();
    meanwhile(olivia, workstationCommands.retireWorkstation, { workstation: enrolled.workstationId });
    takeOver(office.db, laptop.replica.db);
  } finally {
    laptop.replica.db.sqlite.close();
  }
}

function doAs(replica: Replica, ports: WorkstationPorts) {
  return <I extends z.ZodType, O extends z.ZodType>(
    person: string,
    { name, output }: CommandDeclaration<I, O>,
    input: z.input<I>,
  ): z.output<O> => {
    const { clock, chance } = ports;
    const call = { id: newId(clock, chance), command: name, person, grant: null, now: clock.now(), input };
    const result = runLocally(replica, call);
    if (!result.ok) throw new Error(`the demo company was refused ${name}: ${result.refusal.code}`);
    return output.parse(result.output);
  };
}

function rolesOf(db: Db, person: string): string[] {
  return db.q('SELECT role FROM personRoles WHERE person = ? ORDER BY role').pluck().all(person) as string[];
}

/** What waits is of the workstation it was done on, and no command moves it: here the rows are. */
function takeOver(office: Db, laptop: Db): void {
  const rows = laptop.q('SELECT * FROM attention ORDER BY seq').all() as Record<string, unknown>[];
  const columns = Object.keys(rows[0] ?? {});
  const insert = office.q(
    `INSERT INTO attention (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
  );
  inTransaction(office, () => {
    for (const row of rows) insert.run(row);
  });
}
