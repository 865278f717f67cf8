import type { Solo } from '../support/solo-replica.ts';
import type { InverseCase } from './inverse-cases.ts';

/** One of everything that commands of tax change. */
export interface TaxWorld {
  readonly taxCode: string;
  readonly unusedCode: string;
  readonly taxRate: string;
  readonly taxRule: string;
  readonly exemption: string;
  readonly endedExemption: string;
}

const CODE = { title: 'Tax', basis: 'net', currency: null, rate: 5, validFrom: '2026-01-01' };
const RULE = {
  ...{ title: 'Rule', customerGroup: null, itemGroup: null, country: 'US', region: null, postalPrefix: null },
  ...{ priority: 0, inclusive: false, taxes: [], validFrom: '2026-01-01', validUntil: null },
};
const CERTIFICATE = {
  ...{ certificate: 'C', country: 'US', region: 'OH' },
  ...{ validFrom: '2026-01-01', validUntil: '2026-12-31' },
};
const END = { endedOn: '2026-02-01', why: 'Moved' };

export function taxWorld(solo: Solo, customer: string): TaxWorld {
  const made = (command: string, input: object) => solo.run<{ id: string }>(command, input).id;
  const taxCode = made('tax-code.create', { ...CODE, code: 'A' });
  const unusedCode = made('tax-code.create', { ...CODE, code: 'B' });
  solo.run('tax-code.deactivate', { taxCode: unusedCode });
  const endedExemption = made('tax-exemption.grant', { customer, ...CERTIFICATE });
  solo.run('tax-exemption.end', { exemption: endedExemption, ...END });
  return {
    ...{ taxCode, unusedCode, endedExemption },
    taxRate: made('tax-rate.set', { taxCode, item: null, validFrom: '2026-03-01', rate: 7 }),
    taxRule: made('tax-rule.create', { ...RULE, taxes: [taxCode] }),
    exemption: made('tax-exemption.grant', { customer, ...CERTIFICATE }),
  };
}

export const taxInverseCases: readonly InverseCase[] = [
  { command: 'tax-code.create', input: () => ({ ...CODE, code: 'C' }), leaves: 'a record' },
  exact('tax-code.change', ({ taxCode }) => ({ taxCode, changes: { code: 'Z' } })),
  exact('tax-code.deactivate', ({ taxCode }) => ({ taxCode })),
  exact('tax-code.reactivate', ({ unusedCode }) => ({ taxCode: unusedCode })),
  exact('tax-rate.set', ({ taxCode, item }) => ({ taxCode, item, validFrom: '2026-01-01', rate: 9 })),
  exact('tax-rate.remove', ({ taxRate }) => ({ rate: taxRate })),
  exact('tax-rule.create', () => RULE),
  exact('tax-rule.change', ({ taxRule }) => ({ rule: taxRule, changes: { taxes: [], inclusive: true } })),
  exact('tax-rule.remove', ({ taxRule }) => ({ rule: taxRule })),
  exact('tax-exemption.end', ({ exemption }) => ({ exemption, ...END })),
  exact('tax-exemption.resume', ({ endedExemption }) => ({ exemption: endedExemption })),
];

function exact(command: string, input: InverseCase['input']): InverseCase {
  return { command, input, leaves: 'nothing' };
}
