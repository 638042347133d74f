/** Assets are cached for a year by their content: the address carries a hash, so a new content is a new address. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const assetsFolder = fileURLToPath(new URL('./assets/', import.meta.url));

const addresses = new Map<string, string>();

/** `/assets/<name>?v=<hash>`; throws where there is no such file, since a page would be broken without it. */
export function assetAddress(name: string): string {
  const known = addresses.get(name);
  if (known) return known;
  const hash = createHash('sha256')
    .update(readFileSync(`${assetsFolder}${name}`))
    .digest('base64url');
  const address = `/assets/${name}?v=${hash.slice(0, 10)}`;
  addresses.set(name, address);
  return address;
}
