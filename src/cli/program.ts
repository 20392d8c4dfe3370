import { Command, Option } from 'commander';

/** Runs one command line. @returns the exit code: 0, 1 or 2, as the contract of the command line says */
export async function run(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('galley').version('0.1.0');
  program
    .command('check')
    .addOption(new Option('--format <format>').choices(['text', 'json', 'sarif']).default('text'))
    .argument('<path...>')
    .action(async (paths: string[]) => {
      const { check } = await import('./check.ts');
      exitCode = await check(paths);
    });
  program
    .command('fix')
    .requiredOption('--suggested')
    .option('--output <dir>')
    .argument('<path...>')
    .action(async (paths: string[], options: { output?: string }) => {
      const { fix } = await import('./fix.ts');
      exitCode = await fix(paths, options.output ?? '.');
    });
  await program.parseAsync(args, { from: 'user' });
  return exitCode;
}
