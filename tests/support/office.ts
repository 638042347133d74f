/** LibreOffice, PSPP and R, to open what we hand out as others will; tests are skipped, aloud, where one is missing. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

const found = (command: string, flag = '--version') => spawnSync(command, [flag]).status === 0;

export const tools = {
  soffice: found('soffice'),
  pspp: found('pspp'),
  rscript: found('Rscript'),
  pdftotext: found('pdftotext', '-v'),
} as const;

for (const [tool, here] of Object.entries(tools)) {
  if (!here) console.warn(`tests of files skipped: no ${tool} on this machine`);
}

/** An empty folder for one test, gone after it. */
export function inFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'learning-transfer-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface OfficeFile {
  readonly bytes: Uint8Array;
  /** A `csv` is read as UTF-8 with commas. */
  readonly extension: 'xlsx' | 'docx' | 'csv';
}

/** What LibreOffice makes of the files, in one start, since each takes seconds; `format` as in `--convert-to`. */
export function convert(files: readonly OfficeFile[], format: string): readonly Uint8Array[] {
  return inFolder((folder) => {
    const sources = files.map(({ bytes, extension }, at) => {
      const source = join(folder, `file${at}.${extension}`);
      writeFileSync(source, bytes);
      return source;
    });
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const out = join(folder, 'out');
    const csv = sources.some((source) => source.endsWith('.csv'));
    const filter = csv ? ['--infilter=CSV:44,34,76,1'] : [];
    const options = [
      profile,
      '--headless',
      ...filter,
      '--convert-to',
      format,
      '--outdir',
      out,
      ...sources,
    ];
    execFileSync('soffice', options, { stdio: 'ignore', timeout: officeTimeout });
    return files.map((_, at) => readFileSync(join(out, `file${at}.${format}`)));
  });
}

/** LibreOffice on a busy machine. */
export const officeTimeout = 120_000;

/** Text of each page of a PDF. */
export function pagesOf(pdf: Uint8Array): readonly string[] {
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString();
  return text.split('\f').slice(0, -1);
}

export function unzipped(bytes: Uint8Array): Readonly<Record<string, string>> {
  const files = Object.entries(unzipSync(bytes));
  return Object.fromEntries(files.map(([name, content]) => [name, strFromU8(content)]));
}

export interface Run {
  readonly status: number | null;
  /** Everything it printed. */
  readonly output: string;
  /** A file it wrote; empty where it did not. */
  readonly written: string;
}

/** Runs a program in a folder with these files. */
export function runWith(
  files: Readonly<Record<string, string>>,
  command: string,
  options: readonly string[],
  written = '',
): Run {
  return inFolder((folder) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const { status, stdout, stderr } = spawnSync(command, options, {
      cwd: folder,
      timeout: officeTimeout,
    });
    const made = written && readdirSync(folder).includes(written);
    return {
      status,
      output: `${stdout}${stderr}`,
      written: made ? readFileSync(join(folder, written), 'utf8') : '',
    };
  });
}
