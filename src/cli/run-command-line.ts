/**
 * All commands, their options, and what their ends mean: 0 done, 1 input refused, 2 wrong usage. What a
 * command needs is loaded when it runs: help and wrong usage answer at once.
 */
import { Command, CommanderError, Option } from 'commander';
import { StartRefusal } from '../config.ts';
import { languages } from '../domain/language.ts';
import { Problem } from '../domain/problem.ts';
import { UsageError } from './usage-error.ts';

/** @returns the exit code */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const program = buildProgram();
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError || error instanceof StartRefusal) {
      process.stderr.write(`${error.message}\n`);
      return error instanceof UsageError ? 2 : 1;
    }
    if (!(error instanceof Problem)) throw error;
    const { printProblem } = await import('./print-problem.ts');
    printProblem(error);
    return 1;
  }
}

function buildProgram(): Command {
  const program = new Command('learning-transfer')
    .description('Does training reach the job? Surveys, diagnosis and improvement plan.')
    .exitOverride()
    .showHelpAfterError('(see --help)');
  addFileCommands(program);
  addServerCommands(program);
  return program;
}

function addFileCommands(program: Command): void {
  program
    .command('check-survey')
    .description(
      'validate survey definitions and action libraries; each problem with its JSON path',
    )
    .argument('<file...>', 'JSON files')
    .action(async (files) => (await import('./check-survey.ts')).checkSurvey(files));
  responseOptions(program.command('analyse'))
    .description('analyse responses collected elsewhere; JSON on stdout')
    .action(async (options) => (await import('./analyse.ts')).analyse(options));
  responseOptions(program.command('report'))
    .description(
      'the diagnostic PDF from responses collected elsewhere; of the follow-up where the file has both occasions',
    )
    .option('--title <text>', 'title of the report, e.g. the name of the class')
    .addOption(
      new Option('--lang <language>', 'language of the report').choices(languages).default('zh-CN'),
    )
    .requiredOption('--out <file>', 'the PDF file to write')
    .action(async (options) => (await import('./report.ts')).report(options));
}

function responseOptions(command: Command): Command {
  return command
    .requiredOption('--survey <file>', 'survey definition (JSON)')
    .requiredOption('--responses <file>', 'responses (CSV, UTF-8 or GB18030), a row a response')
    .option('--group <column>', 'column that names the group of a respondent')
    .option('--person <column>', 'column that names the person, to pair the occasions')
    .option('--occasion <column>', 'column that holds end or followup; needs --person')
    .option('--form <name>', 'form that was answered; found from the answers unless given')
    .option('--all-pairs', 'compare all pairs of groups, also of more than 12')
    .option('--outcome <column>', 'column that holds the outcome (a number), to find its drivers')
    .option('--seconds <column>', 'column that holds the time taken to answer, in seconds')
    .option('--exclude-careless', 'leave out answers that look careless; both results are given');
}

function serverCommands() {
  return import('./server-commands.ts');
}

function addServerCommands(program: Command): void {
  program
    .command('school')
    .description('schools on this server')
    .command('create')
    .description('create a school; refuses a name that exists')
    .requiredOption('--name <name>', 'name of the school')
    .option('--parent <name>', 'school that sees its aggregates, and nothing else of it')
    .action(async (options) => (await serverCommands()).createSchoolCommand(options));
  program
    .command('token')
    .description('API tokens')
    .command('create')
    .description('create an API token; it is shown once, alone on the last line')
    .requiredOption('--school <name>', 'name of the school')
    .addOption(
      new Option('--role <role>', 'what the token may do')
        .choices(['administrator', 'analyst'])
        .default('administrator'),
    )
    .action(async (options) => (await serverCommands()).createTokenCommand(options));
  program
    .command('console')
    .description('print a one-time link into the console of a school')
    .requiredOption('--school <name>', 'name of the school')
    .action(async (options) => (await serverCommands()).consoleEntry(options));
  program
    .command('backup')
    .description('copy database and secret key into one file, while the server runs')
    .argument('<file>', 'file to write; must not exist')
    .action(async (file) => (await import('./backup.ts')).backup(file));
  program
    .command('restore')
    .description('put a backup into a data directory that has no database yet')
    .argument('<file>', 'file that backup has written')
    .action(async (file) => (await import('./backup.ts')).restore(file));
  program
    .command('doctor')
    .description('check this installation')
    .action(async () => (await serverCommands()).runDoctor());
}
