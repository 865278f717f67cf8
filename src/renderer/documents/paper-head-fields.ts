import { type PaperHead, paperLocales, paperSizes } from '../../shared/company/paper-head.ts';
import { say } from '../platform/strings.ts';
import type { FieldSpec } from '../ui/form/field-spec.ts';

/** The fields of the head of papers, in the order in which they are printed. */
export function headFields(): readonly FieldSpec[] {
  return [
    {
      name: 'legalName',
      label: say('documents.head-legalName'),
      kind: 'line',
      help: say('documents.head-legalName-help'),
    },
    { name: 'street', label: say('documents.head-street'), kind: 'note' },
    { name: 'postalCode', half: true, label: say('documents.head-postalCode'), kind: 'line' },
    { name: 'city', half: true, label: say('documents.head-city'), kind: 'line' },
    { name: 'region', half: true, label: say('documents.head-region'), kind: 'line' },
    {
      ...{ name: 'country', half: true, label: say('documents.head-country'), kind: 'line' },
      help: say('documents.head-country-help'),
    },
    { name: 'phone', half: true, label: say('documents.head-phone'), kind: 'line' },
    { name: 'email', half: true, label: say('documents.head-email'), kind: 'line' },
    { name: 'website', half: true, label: say('documents.head-website'), kind: 'line' },
    { name: 'taxNumber', half: true, label: say('documents.head-taxNumber'), kind: 'line' },
    { name: 'registration', label: say('documents.head-registration'), kind: 'line' },
    {
      ...{ name: 'footLines', label: say('documents.head-footLines'), kind: 'note' },
      help: say('documents.head-footLines-help'),
    },
    { name: 'confirmationTerms', label: say('documents.head-confirmationTerms'), kind: 'note' },
    {
      ...{ name: 'locale', half: true, label: say('documents.head-locale'), kind: 'choice' },
      choices: paperLocales.map((value) => ({ value, title: say(`documents.locale-${value}`) })),
    },
    {
      ...{ name: 'paperSize', half: true, label: say('documents.head-paperSize'), kind: 'choice' },
      choices: paperSizes.map((value) => ({ value, title: say(`documents.paper-size-${value}`) })),
    },
  ];
}

/** The same as facts; what is printed nowhere is a dash. */
export function headFacts(head: PaperHead): readonly (readonly [string, string])[] {
  const fact = (name: keyof PaperHead, text: string | null = head[name]) =>
    [say(`documents.head-${name}`), text ?? '–'] as const;
  const { street, postalCode, city, region, country, locale, paperSize } = head;
  const town = [postalCode, city].filter(Boolean).join(' ');
  const address = [street, town, region, country].filter(Boolean).join(', ');
  return [
    fact('legalName'),
    [say('documents.head-address'), address === '' ? '–' : address],
    ...(['phone', 'email', 'website', 'taxNumber', 'registration'] as const).map((name) => fact(name)),
    fact('locale', say(`documents.locale-${locale ?? 'en-US'}`)),
    fact(
      'paperSize',
      paperSize === null ? say('documents.paper-size-usual') : say(`documents.paper-size-${paperSize}`),
    ),
    fact('footLines'),
    fact('confirmationTerms'),
  ];
}
