/**
 * Why something a person asked for was not done: data, never a sentence. The sentence is made at the edge from the
 * `refusals` of the domain's `strings.en.json`, with `params` filled in.
 */
export interface Refusal {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number | null>>;
}

export function refusal(code: string, params: Refusal['params'] = {}): Refusal {
  return { code, params };
}
