import { Command, CommanderError, Option } from 'commander';
import type { Severity } from '../engine/index.ts';
import { encodingNamed, encodingNames, type EncodingName } from './encodings.ts';
import { endWithOutput } from './output.ts';
import { createPhrases, fill, systemLocale, type CliLocale, type Phrases } from './phrases.ts';
import type { Format } from './report/report.ts';
import { harmless } from '../service/harmless.ts';
import { wantsColour } from './terminal.ts';
import { localiseHelp, usageError } from './usage.ts';
import { version } from './version.ts';

const failureExitCode = 2;

/** Runs one command line. @returns the exit code, as the contract of the command line says */
export async function run(args: readonly string[]): Promise<number> {
  const phrases = createPhrases(langAmong(args) ?? systemLocale(process.env));
  const goOnWithoutOutput = endWithOutput(phrases);
  let exitCode = 0;
  const program = createProgram(
    phrases,
    (code) => {
      exitCode = code;
    },
    goOnWithoutOutput,
  );
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) return reportInternalError(error, phrases);
    if (error.exitCode === 0) return 0;
    // Without arguments commander has printed the help, and that is the answer.
    if (error.code === 'commander.help') return failureExitCode;
    process.stderr.write(`galley: ${harmless(usageError(error, phrases))}\n`);
    return failureExitCode;
  }
}

/** A mistake of ours, not of the user: with the stack, because someone will want to report it. */
function reportInternalError(error: unknown, phrases: Phrases): number {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const told = fill(phrases.cli.failure.internal, { detail });
  process.stderr.write(`galley: ${told.split('\n').map(harmless).join('\n')}\n`);
  return failureExitCode;
}

/** Help and usage errors are worded while options are being read, so the language is looked for before. */
function langAmong(args: readonly string[]): CliLocale | null {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const value = at < 0 ? undefined : (args[at]!.split('=', 2)[1] ?? args[at + 1]);
  return value === 'en' || value === 'zh' ? value : null;
}

function createProgram(
  phrases: Phrases,
  finish: (exitCode: number) => void,
  goOnWithoutOutput: () => void,
): Command {
  const { cli } = phrases;
  const program = new Command('galley').description(cli.description);
  const silenced = { outputError: () => undefined };
  localiseHelp(program, phrases);
  program
    .version(version, '-V, --version', cli.usage.version)
    .helpCommand(false)
    .exitOverride()
    .configureOutput(silenced);
  const command = (name: string, description: string) => {
    const created = program.command(name).description(description).exitOverride().configureOutput(silenced);
    localiseHelp(created, phrases);
    return created;
  };
  const lang = () => new Option('--lang <lang>', cli.check.lang).choices(['en', 'zh']);
  addCheck(command('check', cli.check.description).addOption(lang()), phrases, finish);
  addFix(command('fix', cli.fix.description).addOption(lang()), phrases, finish);
  addServe(command('serve', cli.serve.description).addOption(lang()), phrases, finish, goOnWithoutOutput);
  addOpen(command('open', cli.open.description).addOption(lang()), phrases, finish, goOnWithoutOutput);
  addHelp(command('help', cli.usage.helpCommand).addOption(lang()), program);
  return program;
}

/** Commander's own says nothing of a command that there is none of. */
function addHelp(command: Command, program: Command): void {
  command.argument('[command]').action((name: string | undefined) => {
    const asked = name === undefined ? program : program.commands.find((other) => other.name() === name);
    if (asked === undefined) command.error(`'${name}'`, { code: 'commander.unknownCommand' });
    asked.help();
  });
}

const say = (line: string) => {
  process.stdout.write(`${line}\n`);
};

function addServe(
  command: Command,
  phrases: Phrases,
  finish: (exitCode: number) => void,
  goOnWithoutOutput: () => void,
): void {
  command
    .option('--port <number>', phrases.cli.serve.port)
    .argument('[path...]', phrases.cli.path)
    .action(async (paths: string[], flags: { readonly port?: string }) => {
      const given = flags.port ?? '0';
      const port = Number(given);
      if (!/^\d{1,5}$/.test(given) || port > 65_535) {
        command.error(phrases.cli.usage.port, { code: 'galley.port' });
      }
      goOnWithoutOutput();
      const { serve } = await import('../server/run-local.ts');
      const { locale } = phrases;
      finish(await serve(paths, { port, locale, opensBrowser: false, write: say }));
    });
}

function addOpen(
  command: Command,
  phrases: Phrases,
  finish: (exitCode: number) => void,
  goOnWithoutOutput: () => void,
): void {
  command.argument('[path...]', phrases.cli.path).action(async (paths: string[]) => {
    goOnWithoutOutput();
    const { openDesktop } = await import('../server/run-local.ts');
    finish(await openDesktop(paths, { locale: phrases.locale, write: say }));
  });
}

/** Before any file is read: with a misspelt name every one of ten thousand would fail for itself. */
function chosenEncoding(
  command: Command,
  name: string | undefined,
  phrases: Phrases,
): EncodingName | undefined {
  if (name === undefined) return undefined;
  const encoding = encodingNamed(name);
  if (encoding === undefined) {
    const told = fill(phrases.cli.usage.encoding, { encoding: name, known: encodingNames.join(', ') });
    command.error(told, { code: 'galley.encoding' });
  }
  return encoding;
}

function addCheck(command: Command, phrases: Phrases, finish: (exitCode: number) => void): void {
  const words = phrases.cli.check;
  interface Flags {
    readonly format: Format;
    readonly minSeverity?: Severity;
    readonly encoding?: string;
  }
  command
    .addOption(
      new Option('--format <format>', words.format).choices(['text', 'json', 'sarif']).default('text'),
    )
    .addOption(
      new Option('--min-severity <severity>', words.minSeverity).choices(['info', 'warning', 'error']),
    )
    .option('--encoding <name>', words.encoding)
    .argument('<path...>', phrases.cli.path)
    .action(async (paths: string[], flags: Flags) => {
      const encoding = chosenEncoding(command, flags.encoding, phrases);
      const { check } = await import('./check.ts');
      const exitCode = await check(paths, {
        format: flags.format,
        minSeverity: flags.minSeverity ?? (flags.format === 'text' ? 'warning' : 'info'),
        encoding,
        locale: phrases.locale,
        colour: wantsColour(process.stdout, process.env),
        version,
      });
      finish(exitCode);
    });
}

function addFix(command: Command, phrases: Phrases, finish: (exitCode: number) => void): void {
  const words = phrases.cli.fix;
  interface Flags {
    readonly output?: string;
    readonly inPlace?: true;
    readonly encoding?: string;
  }
  command
    .requiredOption('--suggested', words.suggested)
    .addOption(new Option('--output <dir>', words.output).conflicts('inPlace'))
    .option('--in-place', words.inPlace)
    .option('--encoding <name>', phrases.cli.check.encoding)
    .argument('<path...>', phrases.cli.path)
    .action(async (paths: string[], flags: Flags) => {
      if (flags.output === undefined && !flags.inPlace) {
        command.error(phrases.cli.usage.needsTarget, { code: 'galley.needsTarget' });
      }
      const encoding = chosenEncoding(command, flags.encoding, phrases);
      const { fix } = await import('./fix.ts');
      const output = flags.output ?? null;
      finish(await fix(paths, { output, encoding, locale: phrases.locale }));
    });
}
