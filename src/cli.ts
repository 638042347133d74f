#!/usr/bin/env node
/** The command line; `learning-transfer --help` lists the commands. */
import { runCommandLine } from './cli/run-command-line.ts';

process.exitCode = await runCommandLine(process.argv.slice(2));
