/** A download's name in any script: RFC 6266, with an ASCII stand-in for old programs. */

export function attachment(name: string): string {
  const safe = name.replace(/[\\/:*?"<>|\p{Cc}\p{Cs}]+/gu, '_');
  const plain = safe.replace(/[^\x20-\x7e]+/g, '_').replaceAll('%', '_');
  const encoded = encodeURIComponent(safe).replace(/['()*]/g, percentEncode);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** What encodeURIComponent leaves and RFC 5987 does not. */
function percentEncode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
