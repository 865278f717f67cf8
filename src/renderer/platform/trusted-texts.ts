import { z } from 'zod';

interface TrustedTypesFactory {
  createPolicy(name: 'default', rules: { createHTML(text: string): string | null }): unknown;
}

/**
 * Says what may become HTML in this window, where the browser asks (`require-trusted-types-for`): text without a `<`, which
 * can be no element. That is what Mantine writes into its style elements; anything else is refused, whoever tries. Text
 * that becomes a script, or the address of one, is always refused.
 */
export function guardTexts(): void {
  const { trustedTypes } = window as { readonly trustedTypes?: TrustedTypesFactory };
  trustedTypes?.createPolicy('default', {
    createHTML: (text) => (text.includes('<') ? null : text),
  });
  // It would otherwise try whether it may make functions of text, which is refused and noted.
  z.config({ jitless: true });
}
