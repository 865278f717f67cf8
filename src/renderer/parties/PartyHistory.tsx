import { StillTimeline } from '../ui/page/RecordTimeline.tsx';
import { partySentence } from './party-sentence.ts';

/** What happened to a customer or vendor, in its own words, beside a line of history. */
export function PartyHistory({ record }: { readonly record: string }) {
  return <StillTimeline record={record} sentence={partySentence} />;
}
