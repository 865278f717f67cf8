import type { Plugin } from 'vite';

/** Notes the folder of every package that came into a bundle: what is shipped, and nothing that merely is installed. */
export function bundledPackages(found: Set<string>): Plugin {
  return {
    name: 'daybook:bundled-packages',
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue;
        for (const id of part.moduleIds) {
          const folder = packageFolder(id);
          if (folder !== null) found.add(folder);
        }
      }
    },
  };
}

/** `…/node_modules/@scope/name` of a file in a package; null for a file of our own. */
export function packageFolder(file: string): string | null {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll('\\', '/'))?.[1] ?? null;
}
