/** The benchmarks: a table with ratios to floors measured in the same run. No pass or fail. */
import { cpus } from 'node:os';
import { benchClassPdf } from './class-pdf.ts';
import { benchColdStart } from './cold-start.ts';
import { table } from './row.ts';
import { benchSubmissions } from './submissions.ts';

const rows = [
  ...(await benchSubmissions()),
  ...(await benchClassPdf()),
  ...(await benchColdStart()),
];
process.stdout.write(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n\n`,
);
process.stdout.write(`${table(rows)}\n`);
