import type { Command, CommanderError, Option } from 'commander';
import { fill, type Phrases } from './phrases.ts';

/** Commander's help with its fixed words in the language of the rest. */
export function localiseHelp(command: Command, phrases: Phrases): void {
  const { usage } = phrases.cli;
  const headings: Readonly<Record<string, string>> = {
    'Usage:': usage.heading,
    'Arguments:': usage.arguments,
    'Options:': usage.options,
    'Commands:': usage.commands,
  };
  command.configureHelp({
    styleTitle: (title) => headings[title] ?? title,
    optionDescription: (option) => describe(option, phrases),
  });
  command.helpOption('-h, --help', usage.help);
}

function describe(option: Option, phrases: Phrases): string {
  const { choices, byDefault } = phrases.cli.usage;
  const notes = [
    ...(option.argChoices ? [fill(choices, { choices: option.argChoices.join(', ') })] : []),
    ...(option.defaultValue === undefined ? [] : [fill(byDefault, { value: String(option.defaultValue) })]),
  ];
  return notes.length > 0 ? `${option.description} (${notes.join('; ')})` : option.description;
}

/** What was wrong with the command line. Commander words its errors in English and puts names in quotes. */
export function usageError(error: CommanderError, phrases: Phrases): string {
  const { usage } = phrases.cli;
  const quotes = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1]!);
  const quote = quotes[0] ?? error.message;
  switch (error.code) {
    case 'commander.unknownOption':
      return fill(usage.unknownOption, { quote });
    case 'commander.unknownCommand':
      return fill(usage.unknownCommand, { quote });
    case 'commander.missingArgument':
      return usage.missingArgument;
    case 'commander.optionMissingArgument':
      return fill(usage.optionMissingArgument, { quote });
    case 'commander.missingMandatoryOptionValue':
      return fill(usage.missingOption, { quote });
    case 'commander.excessArguments':
      return usage.tooManyArguments;
    case 'commander.conflictingOption':
      return fill(usage.conflictingOption, { quote: quotes.join(', ') });
    case 'commander.invalidArgument': {
      const choices = /Allowed choices are (.*)\.$/.exec(error.message)?.[1];
      if (choices) return fill(usage.invalidValue, { quote, value: quotes[1] ?? '', choices });
      return fill(usage.other, { quote: error.message });
    }
    default:
      return fill(usage.other, { quote: error.message });
  }
}
