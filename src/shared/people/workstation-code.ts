/** The letters of the n-th workstation, from 1: A … Z, AA … AZ, BA …, as columns of a spreadsheet are named. */
export function workstationCode(n: number): string {
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError(`${n} is not the number of a workstation`);
  let rest = n;
  let code = '';
  while (rest > 0) {
    rest -= 1;
    code = LETTERS.charAt(rest % 26) + code;
    rest = Math.floor(rest / 26);
  }
  return code;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
