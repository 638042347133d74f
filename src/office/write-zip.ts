/** A few small text files as one ZIP; the same files give the same bytes. */
import { strToU8, zipSync } from 'fflate';

/** ZIP knows no time zone; a fixed day tells nothing of when it was made. */
const madeAt = new Date(2000, 0, 1);

export function writeZip(files: Readonly<Record<string, string>>): Uint8Array {
  const bytes = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(bytes), { mtime: madeAt });
}
