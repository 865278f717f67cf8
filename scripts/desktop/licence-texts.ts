import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package that is in the program. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly licence: string;
  /** Its licence as it ships it; empty where it ships none. */
  readonly text: string;
}

/** Reads what a package says about itself. Throws where it names no licence. */
export function shippedPackage(folder: string): ShippedPackage {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying|mit-license)/i.test(name));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
  const licence: unknown = manifest.license ?? manifest.licenses?.[0]?.type ?? licenceOf(text);
  if (typeof licence !== 'string') throw new Error(`${folder} names no licence`);
  return { name: manifest.name, version: manifest.version, licence, text };
}

/** A manifest may leave the licence to the text beside it. */
function licenceOf(text: string): string | null {
  return text.includes('Permission is hereby granted, free of charge, to any person') ? 'MIT' : null;
}

/** What everybody gets to read beside the program. */
export function licenceTexts(packages: readonly ShippedPackage[]): string {
  const parts = packages.map(
    ({ name, version, licence, text }) =>
      `${name} ${version}\n${licence}\n\n${text || `${licence}, without a text of its own.`}\n`,
  );
  return ['Daybook contains these works of others.\n', ...parts].join(`\n${'-'.repeat(78)}\n\n`);
}

/** The same as a bill of materials: CycloneDX 1.6. */
export function billOfMaterials(version: string, packages: readonly ShippedPackage[]): object {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name: 'daybook', version } },
    components: packages.map((one) => ({
      type: 'library',
      name: one.name,
      version: one.version,
      purl: `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`,
      licenses: /^[\w.-]+$/.test(one.licence)
        ? [{ license: { id: one.licence } }]
        : [{ expression: one.licence }],
    })),
  };
}
