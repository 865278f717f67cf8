import { useState } from 'react';
import { addDays } from '../../shared/kernel/calendar.ts';
import { taxQueries } from '../../shared/tax/tax-queries.ts';
import { SOON_DAYS } from '../../shared/tax/tax-steps.ts';
import { today } from '../platform/date-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { type ListAddress, useListAddress } from '../ui/list/list-address.ts';
import { CodeList } from './CodeList.tsx';
import { ExemptionList } from './ExemptionList.tsx';
import { RuleList } from './RuleList.tsx';
import { WhyTaxDialog } from './WhyTaxDialog.tsx';

const VIEWS = ['rules', 'codes', 'exemptions', 'expiring'] as const;

/** What each list of the tax page shows around its rows. */
export interface TaxFrame {
  readonly address: ListAddress;
  readonly views: readonly { readonly id: string; readonly title: string; readonly count?: number | null }[];
  readonly view: string;
  readonly onView: (view: string) => void;
  readonly actions: readonly PageAction[];
}

/** Tax rules, codes and exemptions: one place, four views. */
export function TaxPage() {
  const address = useListAddress({ view: 'rules', sort: 'order' });
  const [asking, setAsking] = useState(false);
  const counts = useTaxCounts();
  const why: PageAction = {
    id: 'tax.explain',
    title: say('tax.why'),
    key: 'why',
    run: () => setAsking(true),
  };
  const frame: TaxFrame = {
    address,
    view: address.view,
    onView: address.setView,
    views: VIEWS.map((id) => ({ id, title: say(`tax.view-${id}`), count: counts[id] ?? null })),
    actions: [why],
  };
  return (
    <>
      <TaxView frame={frame} />
      {asking ? <WhyTaxDialog onClose={() => setAsking(false)} /> : null}
    </>
  );
}

/** How many rows each view holds; of the short lists they are the answers the views read. */
function useTaxCounts(): Readonly<Record<(typeof VIEWS)[number], number | undefined>> {
  const soon = { expiresBy: addDays(today(), SOON_DAYS) };
  return {
    rules: useAnswer(taxQueries.listTaxRules, { today: today() }).data?.rules.length,
    codes: useAnswer(taxQueries.listTaxCodes, { date: today() }).data?.codes.length,
    exemptions: useAnswer(taxQueries.listTaxExemptions, { limit: 1 }).data?.total,
    expiring: useAnswer(taxQueries.listTaxExemptions, { limit: 1, ...soon }).data?.total,
  };
}

function TaxView({ frame }: { readonly frame: TaxFrame }) {
  switch (frame.view) {
    case 'codes':
      return <CodeList frame={frame} />;
    case 'exemptions':
    case 'expiring':
      return <ExemptionList key={frame.view} frame={frame} />;
    default:
      return <RuleList frame={frame} />;
  }
}
