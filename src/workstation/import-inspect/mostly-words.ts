/** Words after which a column of none but words is looked at no more. */
const FEW = 20;

/** Whether a column is one of words although here and there something else stands in it: it is looked at no more. */
export function isOfWords(words: number, others: number): boolean {
  return words > FEW && words > others;
}
