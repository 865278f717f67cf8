import type { RecordPart } from '../ui/page-registry.ts';
import { DocumentSection } from './DocumentSection.tsx';
import { OrderDocuments } from './OrderDocuments.tsx';
import { PaperHeadSection } from './PaperHeadSection.tsx';

const own = { where: 'section', permission: 'documents.view' } as const;

export const documentParts: readonly RecordPart[] = [
  { ...own, id: 'order.documents', of: 'order', Part: OrderDocuments },
  { ...own, id: 'customer.documents', of: 'customer', Part: PartyDocuments },
  { ...own, id: 'vendor.documents', of: 'vendor', Part: PartyDocuments },
  { ...own, id: 'item.documents', of: 'item', Part: ItemDocuments },
  { ...own, id: 'company.paper-head', of: 'company', permission: 'company.view', Part: PaperHeadSection },
  { ...own, id: 'company.documents', of: 'company', Part: CompanyDocuments },
];

function PartyDocuments({ record }: { readonly record: string }) {
  return <DocumentSection record={record} usual="contract" />;
}

function ItemDocuments({ record }: { readonly record: string }) {
  return <DocumentSection record={record} usual="certificate" />;
}

function CompanyDocuments({ record }: { readonly record: string }) {
  return <DocumentSection record={record} usual="contract" />;
}
