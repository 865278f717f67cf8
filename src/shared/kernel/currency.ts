import { ok, type Result, refused } from './result.ts';
import { excerptOf } from './text-excerpt.ts';

/** An ISO 4217 alphabetic code in capitals, one of this file's table. */
export type CurrencyCode = string;

/** Decimal places of the currency's minor unit: JPY 0, USD 2, KWD 3. */
export type CurrencyDecimals = 0 | 2 | 3;

export function isCurrency(code: string): boolean {
  return DECIMALS.has(code);
}

/** Refusal: `currency.unknown`. */
export function parseCurrency(code: string): Result<CurrencyCode> {
  return isCurrency(code) ? ok(code) : refused('currency.unknown', { currency: excerptOf(code) });
}

/** Throws a RangeError for a code that `parseCurrency` would have refused. */
export function currencyDecimals(currency: CurrencyCode): CurrencyDecimals {
  const decimals = DECIMALS.get(currency);
  if (decimals === undefined) throw new RangeError(`${currency} is not a known currency`);
  return decimals;
}

/**
 * ISO 4217 list one, column "Mnr unt": what countries pay in. Units of account, metals and funds (UYW and CLF with four
 * decimals, XAU, XDR, BOV …) are left out. The last line of the two-decimal currencies is withdrawn since 2023 and
 * still stands on papers people import.
 */
const NO_DECIMALS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF';

const TWO_DECIMALS = `
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK
DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD
KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP
PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH
USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
ANG BGN HRK SLL`;

const THREE_DECIMALS = 'BHD IQD JOD KWD LYD OMR TND';

const DECIMALS: ReadonlyMap<string, CurrencyDecimals> = new Map([
  ...codes(NO_DECIMALS).map((code) => [code, 0] as const),
  ...codes(TWO_DECIMALS).map((code) => [code, 2] as const),
  ...codes(THREE_DECIMALS).map((code) => [code, 3] as const),
]);

function codes(list: string): readonly string[] {
  return list.trim().split(/\s+/);
}
