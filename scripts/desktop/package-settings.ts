import type { Configuration } from 'electron-builder';

/**
 * What of a package depends on where it is built: it is signed where there is something to sign with, notarised where
 * Apple knows us, and looks for updates where there is a place for them. Throws where updates would come unencrypted.
 */
export function packageSettings(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): Configuration {
  const updates = environment.DAYBOOK_UPDATES ?? '';
  if (updates !== '' && !updates.startsWith('https://')) throw new Error('updates come over https: only');
  const signs = Boolean(environment.CSC_LINK);
  const notarises = signs && Boolean(environment.APPLE_API_KEY && environment.APPLE_API_ISSUER);
  return {
    forceCodeSigning: signs,
    publish: updates === '' ? null : { provider: 'generic', url: updates },
    ...(platform === 'darwin' ? { mac: { notarize: notarises, ...(signs ? {} : { identity: null }) } } : {}),
  };
}
