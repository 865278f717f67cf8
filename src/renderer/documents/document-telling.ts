import type { TimelineChange } from '../../shared/sync/workstation-views.ts';
import { say } from '../platform/strings.ts';
import { type ColumnTelling, type Tellings, toldText } from '../ui/page/event-telling.ts';

const long = (label: string): ColumnTelling => ({ label, as: 'long' });

/** What happened to the head of papers and to files: “Changed the head of papers: City Bonn → Berlin”. */
export const documentTellings: Tellings = {
  paperHeads: {
    row: 'changes',
    columns: {
      legalName: toldText('documents.head-legalName'),
      street: long('documents.head-street'),
      postalCode: toldText('documents.head-postalCode'),
      city: toldText('documents.head-city'),
      region: toldText('documents.head-region'),
      country: toldText('documents.head-country'),
      phone: toldText('documents.head-phone'),
      email: toldText('documents.head-email'),
      website: toldText('documents.head-website'),
      taxNumber: toldText('documents.head-taxNumber'),
      registration: toldText('documents.head-registration'),
      footLines: long('documents.head-footLines'),
      confirmationTerms: long('documents.head-confirmationTerms'),
      locale: {
        ...{ label: 'documents.head-locale', as: 'word', key: 'documents.locale-' },
        none: 'documents.locale-en-US',
      },
      paperSize: {
        ...{ label: 'documents.head-paperSize', as: 'word', key: 'documents.paper-size-' },
        none: 'documents.paper-size-usual',
      },
    },
  },
  documents: { told: toldFile },
};

/** A picture cannot be told: of the company’s logo it is said that it changed. */
function toldFile({ op, values }: TimelineChange, called: string | null): string | null {
  const kind = values.kind?.after;
  if (op !== 'insert' || kind === undefined || kind === null) return called;
  if (kind === 'logo') return say('documents.told-logo');
  return [say(`documents.kind-${kind}`), called ?? values.name?.after].join(', ');
}
