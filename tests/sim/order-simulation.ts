import { orderCompany } from './order-company.ts';
import { type SimulationResult, simulate } from './simulate.ts';

/** Fewer steps than in the toy world: each goes through the tables and rules of Daybook itself. */
const STEPS = 90;

/** One office with the real domain for one seed, under the same faults. */
export function simulateOrders(seed: number): SimulationResult {
  return simulate(seed, orderCompany, STEPS);
}
