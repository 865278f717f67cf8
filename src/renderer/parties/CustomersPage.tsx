import { PartyList } from './PartyList.tsx';

export function CustomersPage() {
  return <PartyList side="customer" />;
}
