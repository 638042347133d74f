/** What kind of file somebody uploaded, told by its bytes: its name may say anything. */

export type FileFormat =
  | 'xlsx'
  | 'text'
  | 'picture'
  | 'pdf'
  | 'old-xls'
  | 'password'
  | 'ods'
  | 'xlsb'
  | 'word'
  | 'slides'
  | 'archive'
  | 'web-page'
  | 'empty';

/** `text` is what nothing else is: whether it can be read as text is the next question. */
export function formatOf(bytes: Uint8Array): FileFormat {
  if (bytes.length === 0) return 'empty';
  const head = latin1(bytes.subarray(0, 1024));
  const signed = signatures.find(([start]) => head.startsWith(start));
  if (signed) return signed[1];
  if (/^RIFF.{4}WEBP/s.test(head) || /^.{4}ftyp(heic|heix|mif1|avif)/s.test(head)) return 'picture';
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return oleFormat(bytes);
  if (head.startsWith('PK')) return zipFormat(bytes);
  // Many systems export a web page and call it .xls.
  return /^(\xef\xbb\xbf)?\s*(<!doctype|<html|<table|<\?xml|<head|<meta)/i.test(head)
    ? 'web-page'
    : 'text';
}

const signatures: readonly (readonly [string, FileFormat])[] = [
  ['\x89PNG', 'picture'],
  ['\xff\xd8\xff', 'picture'],
  ['GIF8', 'picture'],
  ['II*\0', 'picture'],
  ['MM\0*', 'picture'],
  ['%PDF', 'pdf'],
  ['Rar!', 'archive'],
  ["7z\xbc\xaf'\x1c", 'archive'],
];

/** The container of Office before 2007, and of newer files with a password. Its names are UTF-16. */
function oleFormat(bytes: Uint8Array): FileFormat {
  const text = latin1(bytes);
  const holds = (name: string) => text.includes([...name].map((letter) => `${letter}\0`).join(''));
  if (holds('EncryptedPackage')) return 'password';
  if (holds('WordDocument')) return 'word';
  return holds('PowerPoint Document') ? 'slides' : 'old-xls';
}

/** By the names of the files in it, which stand in the clear. */
function zipFormat(bytes: Uint8Array): FileFormat {
  const text = latin1(bytes);
  if (text.includes('xl/workbook.xml')) return 'xlsx';
  if (text.includes('xl/workbook.bin')) return 'xlsb';
  if (text.includes('application/vnd.oasis.opendocument.spreadsheet')) return 'ods';
  if (text.includes('application/vnd.oasis.opendocument.text')) return 'word';
  if (text.includes('word/document.xml')) return 'word';
  return text.includes('ppt/presentation.xml') ? 'slides' : 'archive';
}

/** One character a byte, so that bytes can be searched as text. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
