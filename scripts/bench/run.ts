/** The benchmarks: a table with ratios to floors measured in the same run. No pass or fail. */
import { cpus } from 'node:os';
import { benchAnalyseFile } from './analyse-file.ts';
import { benchClassPdf } from './class-pdf.ts';
import { benchColdStart } from './cold-start.ts';
import { benchCompareClasses } from './compare-classes.ts';
import { benchComparisonPage } from './comparison-page.ts';
import { benchComparisonPdf } from './comparison-pdf.ts';
import { benchConsolePages } from './console-pages.ts';
import { table } from './row.ts';
import { benchSubmissions } from './submissions.ts';

const rows = [
  ...(await benchSubmissions()),
  ...(await benchClassPdf()),
  ...(await benchColdStart()),
  ...(await benchCompareClasses()),
  ...(await benchComparisonPdf()),
  ...(await benchConsolePages()),
  ...(await benchComparisonPage()),
  ...(await benchAnalyseFile()),
];
process.stdout.write(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n\n`,
);
process.stdout.write(`${table(rows)}\n`);
