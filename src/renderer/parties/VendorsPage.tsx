import { PartyList } from './PartyList.tsx';

export function VendorsPage() {
  return <PartyList side="vendor" />;
}
