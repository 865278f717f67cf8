import type { Tellings } from '../ui/page/event-telling.ts';

/** What happened to a customer’s credit, to whoever may see it: “Changed credit limit: – → USD 10,000.00”. */
export const creditTellings: Tellings = {
  customerCredit: {
    row: 'changes',
    columns: {
      creditLimit: { as: 'money' },
      receivable: { as: 'money' },
      receivableAsOf: { label: 'credit.as-of-field', as: 'date' },
      overdue: { label: 'credit.overdue', as: 'money' },
      overdueDays: { label: 'credit.told-overdue-for', as: 'count', key: 'credit.days' },
      graceDays: { as: 'count', key: 'credit.days' },
    },
  },
};
