/** Lists as people upload them: made by LibreOffice, made by hand, made to do harm. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { readListFile } from '../../src/app/class-list/import-file.ts';
import { writeWorkbook } from '../../src/office/write-workbook.ts';
import { problemOf } from '../support/class.ts';
import { textSheet } from '../support/text-sheet.ts';

const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));
if (!office) console.warn('tests with real spreadsheets skipped: LibreOffice is not installed');

const folder = mkdtempSync(join(tmpdir(), 'read-workbook-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A flat OpenDocument sheet, saved by LibreOffice in this format. */
function saved(rows: string, format: string, name = 'list'): Uint8Array {
  const path = join(folder, `${name}.fods`);
  writeFileSync(path, flatSheet(rows));
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const args = [profile, '--headless', '--convert-to', format, '--outdir', folder, path];
  execFileSync(office ?? '', args, { stdio: 'ignore' });
  return readFileSync(join(folder, `${name}.${format}`));
}

const flatSheet = (tables: string) => `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles><number:date-style style:name="N1"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/></office:automatic-styles>
<office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document>`;

const table = (name: string, ...rows: string[]) =>
  `<table:table table:name="${name}">${rows.map((row) => `<table:table-row>${row}</table:table-row>`).join('')}</table:table>`;
const text = (value: string, more = '') =>
  `<table:table-cell office:value-type="string" ${more}><text:p>${value}</text:p></table:table-cell>`;
const number = (value: number) =>
  `<table:table-cell office:value-type="float" office:value="${value}"/>`;
const day = (value: string) =>
  `<table:table-cell table:style-name="day" office:value-type="date" office:date-value="${value}"/>`;
const sum =
  '<table:table-cell table:formula="of:=1+2" office:value-type="float" office:value="3"/>';

/** A workbook of one sheet with just this XML in its sheet. */
function workbook(sheetXml: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  return zipSync({
    '[Content_Types].xml': strToU8(`<Types xmlns="${packages}/content-types"/>`),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="${relations}"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet>${sheetXml}</worksheet>`),
    ...more,
  });
}

const cell = (at: string, value: string) =>
  `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;

const faultOf = async (bytes: Uint8Array) => {
  const { code, faults } = await problemOf(readListFile(bytes));
  expect(code).toBe('invalid-input');
  return faults[0];
};

const ole = (name: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1000),
    Buffer.from(name, 'utf16le'),
    Buffer.alloc(500),
  ]);

describe('a file that is no list', () => {
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(5 << 20, 7)]);
  const mimetype = strToU8('application/vnd.oasis.opendocument.spreadsheet');

  it.each([
    ['a picture of 5 MB named list.xlsx', png, 'picture'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'pdf'],
    ['an Excel file of before 2007', ole('Workbook'), 'old-xls'],
    ['a workbook with a password', ole('EncryptedPackage'), 'password'],
    ['a Word document', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'word'],
    ['an OpenDocument sheet', zipSync({ mimetype: [mimetype, { level: 0 }] }), 'ods'],
    ['a binary workbook', zipSync({ 'xl/workbook.bin': strToU8('x') }), 'xlsb'],
    ['an archive', zipSync({ 'list.csv': strToU8('姓名') }), 'archive'],
    ['a web page called .xls', Buffer.from('<html><table><tr><td>姓名'), 'web-page'],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['blank lines', Buffer.from('\n\n , \n'), 'empty'],
    ['bytes of no kind', Buffer.from([1, 0, 2, 0, 255]), 'not-a-list'],
    ['half a workbook', workbook(cell('A1', 'x')).subarray(0, 700), 'damaged'],
    ['a workbook without sheets', zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), 'damaged'],
    ['a sheet that breaks off', workbook('<sheetData><row r="1"><c r="A1"'), 'damaged'],
    [
      'a row beyond all rows',
      workbook('<sheetData><row r="99999999999"></row></sheetData>'),
      'damaged',
    ],
  ])('%s is called by its name', async (_what, bytes, code) => {
    expect((await faultOf(bytes))?.code).toBe(code);
  });
});

describe('a file made to do harm', () => {
  const zeros = new Uint8Array(60 << 20);

  it('is refused by the sizes it declares, before anything is unpacked', async () => {
    const bomb = workbook('', { 'xl/media/image1.png': zeros });
    expect(bomb.length).toBeLessThan(200_000);
    expect((await faultOf(bomb))?.code).toBe('unpacks-too-large');
  });

  it('is stopped where it holds more than it declares', async () => {
    const bomb = Buffer.from(zipSync({ 'xl/workbook.xml': zeros }));
    const entry = bomb.lastIndexOf(Buffer.from('504b0102', 'hex'));
    bomb.writeUInt32LE(1000, entry + 24);
    expect((await faultOf(bomb))?.code).toBe('unpacks-too-large');
  });

  it('with more files than a workbook has is not read', async () => {
    const names = Array.from({ length: 501 }, (_, n) => [`xl/x${n}.xml`, strToU8('')] as const);
    expect((await faultOf(workbook('', Object.fromEntries(names))))?.code).toBe(
      'unpacks-too-large',
    );
  });

  it('with a cell far out is refused with the number of columns', async () => {
    const far = workbook(
      `<sheetData><row r="1">${cell('A1', '姓名')}${cell('XFD1', 'x')}</row></sheetData>`,
    );
    expect(await faultOf(far)).toMatchObject({ code: 'too-many-columns', params: { n: 16384 } });
  });

  const row = (attributes: string, cells: string) =>
    workbook(`<sheetData><row ${attributes}>${cells}</row></sheetData>`);
  const told = (at: string) => `<c ${at} t="inlineStr"><is><t>x</t></is></c>`;

  it.each([
    [
      'a cell far to the right, in single quotes',
      row("r='1'", told("r='XFD1'")),
      'too-many-columns',
    ],
    ['a column beyond all columns', row('r="1"', told("r='ZZZZZZZ1'")), 'too-many-columns'],
    ['a row far down, in single quotes', row("r='99999999'", told("r='A99999999'")), 'damaged'],
    ['a cell that belongs to another row', row('r="1"', told('r="A99999999"')), 'damaged'],
    ['a place behind an entity', row('r="1"', told('r="A&#57;9999999"')), 'damaged'],
    ['a place behind a bracket', row('r="1"', told('s=">" r="A99999999"')), 'damaged'],
    ['a last cell of all cells', row('r="1048576"', told('r="GR1048576"')), 'unpacks-too-large'],
  ])('with %s is refused before the sheet is built', async (_what, bytes, code) => {
    expect((await faultOf(bytes))?.code).toBe(code);
  });

  it('expands no entities and fetches nothing', async () => {
    const doctype =
      '<!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
    const sheet = `<worksheet><sheetData><row r="1">${cell('A1', '姓名&b;&f;')}</row></sheetData></worksheet>`;
    const bytes = workbook('', { 'xl/worksheets/sheet1.xml': strToU8(`${doctype}${sheet}`) });
    const read = await readListFile(bytes).catch((problem) => problem.faults);
    expect(JSON.stringify(read)).not.toMatch(/lol|root:/);
  });

  it('with headings that are names of the language itself is a list like any other', async () => {
    const cells = `${cell('A1', '姓名')}${cell('B1', '__proto__')}${cell('C1', 'constructor')}`;
    const { sheets } = await readListFile(
      workbook(`<sheetData><row r="1">${cells}</row></sheetData>`),
    );
    expect(sheets[0]?.rows[0]?.cells).toEqual(['姓名', '__proto__', 'constructor']);
  });

  it('waits for two others, and is refused where many wait', async () => {
    const list = await writeWorkbook([textSheet('名单', [['姓名']])]);
    const read = await Promise.allSettled(Array.from({ length: 10 }, () => readListFile(list)));
    const refused = read.filter((one) => one.status === 'rejected');
    expect(refused.map(({ reason }) => reason.faults)).toEqual(
      Array.from({ length: 2 }, () => [{ path: 'file', code: 'busy' }]),
    );
  }, 60_000);

  it('does not hold up the server meanwhile', async () => {
    const huge = '<row><c><v>1</v></c></row>'.repeat(1_500_000);
    const bytes = workbook(`<sheetData>${huge}</sheetData>`);
    let longest = 0;
    let last = performance.now();
    const clock = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 20);
    await readListFile(bytes).catch(() => {});
    clearInterval(clock);
    expect(longest).toBeLessThan(1000);
  }, 30_000);
});

describe('a workbook', () => {
  it('we write is read as it was written, formulas as text', async () => {
    const rows = [
      ['姓名', '手机'],
      ['=1+1', '013800000000'],
      ['@李娜', '+86 138'],
      ['_x0041_', '_xAB_'],
    ];
    const [sheet] = (await readListFile(await writeWorkbook([textSheet('名单', rows)]))).sheets;
    expect(sheet?.rows.map(({ cells }) => cells)).toEqual(rows);
  });

  it('tells the row of each person as the sheet counts them, and leaves blank rows out', async () => {
    const rows = `<row r="2">${cell('B2', '姓名')}</row><row r="3"/><row r="5">${cell('B5', ' 王伟 ')}</row>`;
    const { sheets } = await readListFile(workbook(`<sheetData>${rows}</sheetData>`));
    expect(sheets[0]?.rows).toEqual([
      { number: 2, cells: ['', '姓名'] },
      { number: 5, cells: ['', '王伟'] },
    ]);
  });

  it('tells its merged cells', async () => {
    const merged = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="B4:B5"/></mergeCells>';
    const data = `<sheetData><row r="1">${cell('A1', '姓名')}</row></sheetData>${merged}`;
    const { sheets } = await readListFile(workbook(data));
    expect(sheets[0]?.merged).toEqual(['A1:C1', 'B4:B5']);
  });
});

describe('a CSV file', () => {
  it('may be GB18030, UTF-8 with a byte order mark, or UTF-16 as Excel’s Unicode text', async () => {
    const gb = Uint8Array.from([0xd0, 0xd5, 0xc3, 0xfb, 13, 10, 0xcd, 0xf5, 0xce, 0xb0]);
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('姓名\r\n王伟', 'utf16le'),
    ]);
    for (const bytes of [gb, Buffer.from('\uFEFF姓名\r\n王伟\r\n'), utf16]) {
      const { sheets } = await readListFile(bytes);
      expect(sheets[0]?.rows.map(({ cells }) => cells)).toEqual([['姓名'], ['王伟']]);
    }
  });

  it('names the row where its quotes do not close', async () => {
    expect(await faultOf(Buffer.from('姓名\n"王伟\n'))).toMatchObject({ code: 'not-a-table' });
  });

  it('of more columns than a list has is refused with their number', async () => {
    const wide = Buffer.from(`姓名${','.repeat(300)}\n`);
    expect(await faultOf(wide)).toMatchObject({ code: 'too-many-columns', params: { n: 301 } });
  });
});

describe.skipIf(!office)('a spreadsheet that LibreOffice saved', () => {
  const lists =
    table('说明', text('填表说明')) +
    table(
      '学员',
      text('2026年班学员名单', 'table:number-columns-spanned="4"'),
      text('序号') + text('姓名') + text('手机') + text('出生日期'),
      number(1) + text('王伟') + number(13_800_000_000) + day('1985-03-04'),
      '',
      number(2) + text('=李娜') + text('０１３９') + sum,
      number(3) + text('赵敏') + number(123_456_789_012_345_680),
    );

  it('gives texts, telephones, days and the values of formulas', async () => {
    const { sheets } = await readListFile(saved(lists, 'xlsx'));
    expect(sheets.map(({ name }) => name)).toEqual(['说明', '学员']);
    const rows = sheets[1]?.rows.map(({ number: at, cells }) => [at, ...cells.slice(0, 4)]);
    expect(rows?.slice(1, 4)).toEqual([
      [2, '序号', '姓名', '手机', '出生日期'],
      [3, '1', '王伟', '13800000000', '1985-03-04'],
      [5, '2', '=李娜', '０１３９', '3'],
    ]);
    expect(rows?.[4]?.[3]).toMatch(/^1\.2345678901234\d*e\+17$/);
    expect(sheets[1]?.merged).toEqual(['A1:D1']);
  }, 60_000);

  it.each([
    ['xls', 'old-xls'],
    ['ods', 'ods'],
    ['pdf', 'pdf'],
    ['html', 'web-page'],
  ])(
    'as .%s is called by its name',
    async (format, code) => {
      expect((await faultOf(saved(lists, format, `as-${format}`)))?.code).toBe(code);
    },
    60_000,
  );
});
