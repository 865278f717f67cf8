import { Link } from '@tanstack/react-router';
import { partyQueries } from '../../shared/parties/party-queries.ts';
import { termsText } from '../parties/party-words.ts';
import { showDate } from '../platform/date-format.ts';
import { showMoney, showPercent } from '../platform/number-format.ts';
import { pagePath } from '../platform/page-path.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { FactList, RecordSection } from '../ui/page/RecordPage.tsx';
import classes from './OrderLines.module.css';
import { askDeed } from './order-deeds.ts';
import type { ShownOrder } from './order-record.ts';

/** What the head of an order says, as far as anything was said, and the note. */
export function OrderHead({ order }: { readonly order: ShownOrder }) {
  const { customer, customerName, currency, note } = order;
  const party = useAnswer(
    partyQueries.showParty,
    { party: customer ?? '' },
    { enabled: customer !== null },
  ).data;
  const shipTo = party?.addresses.find(({ id }) => id === order.shipTo);
  const contact = party?.contacts.find(({ id }) => id === order.contact);
  const link =
    customer === null ? customerName : <Link to={pagePath('customers', customer)}>{customerName}</Link>;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [say('order.customer'), link],
    [say('order.customer-po'), order.customerPo],
    [
      say('order.ship-to'),
      shipTo
        ? [shipTo.name, shipTo.street, shipTo.postalCode, shipTo.city, shipTo.region]
            .filter(Boolean)
            .join(', ')
        : order.shipToText,
    ],
    [say('order.requested'), order.requestedDate && showDate(order.requestedDate)],
    [say('order.cancel-by'), order.cancelBy && showDate(order.cancelBy)],
    [say('order.contact'), contact?.name],
    [say('order.ship-via'), order.shipVia],
    [say('order.carrier-account'), order.carrierAccount],
    [say('order.incoterm'), order.incoterm],
    [
      say('order.terms'),
      order.prepaid ? say('order.prepaid') : order.terms && termsText({ ...order.terms, prepaid: false }),
    ],
    [say('order.freight'), order.freight === null ? null : showMoney(order.freight, currency)],
    [
      say('order.document-discount'),
      order.documentDiscount &&
        say(`order.discount-on-${order.documentDiscount.on}`, {
          percent: showPercent(order.documentDiscount.percent),
        }),
    ],
    [say('order.ship-complete'), order.shipComplete ? say('order.yes') : null],
    ...order.importRemarks.map((remark) => [say('order.import-remark'), sentenceOf(remark)] as const),
  ];
  const write = {
    id: 'order.note-here',
    command: 'order.note',
    title: say(note === null ? 'order.note-write' : 'order.note-change'),
    run: () => askDeed({ kind: 'note', order, note }),
  };
  return (
    <>
      <RecordSection title={say('order.head')}>
        <FactList
          facts={facts.filter(([, value]) => value !== null && value !== undefined && value !== '')}
        />
      </RecordSection>
      <RecordSection title={say('order.note')} actions={<ActionButton action={write} look="quiet" />}>
        {note === null ? (
          <p className={classes.muted}>{say('order.no-note')}</p>
        ) : (
          <p className={classes.quote}>{note}</p>
        )}
      </RecordSection>
    </>
  );
}
