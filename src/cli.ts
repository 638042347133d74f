#!/usr/bin/env node
/** The command line; `learning-transfer --help` lists the commands. What was compiled once is kept by Node. */
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { runCommandLine } = await import('./cli/run-command-line.ts');
process.exitCode = await runCommandLine(process.argv.slice(2));
