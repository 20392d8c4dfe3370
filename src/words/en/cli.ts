import type { FindingKind } from '../../engine/index.ts';

/** What a rule of a report says about itself: SARIF viewers show these beside each result. */
export interface RuleWords {
  readonly name: string;
  readonly short: string;
  readonly full: string;
  readonly help: string;
}

/** Words of the command line. */
export const cli = {
  description:
    'Finds and mends duplicated passages and broken paragraph joins in the text of newspaper pages.',
  path: 'files, or folders whose text files are meant',
  check: {
    description: 'report what is wrong; exit code 0: nothing, 1: something, 2: a file could not be processed',
    format: 'how to print',
    minSeverity: 'leave out what is less severe (text: warning, json and sarif: info)',
    encoding: 'read the files in this encoding instead of recognising it',
    lang: 'language of the words (default: that of the system)',
  },
  fix: {
    description: 'apply suggested fixes and write corrected versions; exit code 0, or 2: a file failed',
    suggested: 'apply every suggested fix that is at least probable',
    output: 'write the corrected files into this folder, with the names they have',
    inPlace: 'write over the files; the version before each is kept',
  },
  serve: {
    description: 'run the app in a browser, on a loopback address',
    port: 'port to listen on (default: the same each time, if it is free)',
  },
  open: { description: 'run the desktop app' },
  usage: {
    heading: 'Usage:',
    arguments: 'Arguments:',
    options: 'Options:',
    commands: 'Commands:',
    choices: 'choices: {{choices}}',
    byDefault: 'default: {{value}}',
    help: 'show this help',
    version: 'show the version',
    helpCommand: 'show the help of a command',
    unknownOption: 'there is no option {{quote}}',
    unknownCommand: 'there is no command {{quote}}',
    missingArgument: 'a PATH is missing: a file or a folder',
    optionMissingArgument: '{{quote}} needs a value',
    missingOption: '{{quote}} is missing',
    invalidValue: '{{quote}}: {{value}} is not one of {{choices}}',
    conflictingOption: '{{quote}} cannot be used together',
    tooManyArguments: 'too many arguments',
    needsTarget: 'say where to: --output DIR, or --in-place',
    port: 'the port must be a number from 0 to 65535',
    encoding: 'there is no encoding of this name: {{encoding}}. Known are {{known}}',
    output: 'the output is not whole, it could not be written: {{detail}}',
    folder: '--output {{folder}}: {{reason}}',
    other: '{{quote}}',
  },
  text: {
    file: '{{path}}  {{encoding}} · {{lineEnding}} · {{characters}} characters',
    clean: 'no flags',
    sideBySide:
      'Columns of the page are mixed in lines {{lines}}: breaks are not looked for there. Extract the page in reading order, column by column.',
    why: 'why',
    fix: 'fix',
    place: '{{start}}–{{end}}',
    morePlaces: '… {{count}} more',
    hidden: '{{count}} probably legitimate, not shown (--min-severity info)',
    failed: '{{count}} not processed',
    oneFile: '1 file',
    files: '{{count}} files',
    oneFlag: '1 flag',
    flags: '{{count}} flags',
  },
  fixed: {
    written: '{{path}} → {{target}}: fixes {{count}}',
    inPlace: '{{path}}: fixes {{count}}',
    unchanged: '{{path}}: nothing to fix',
    copied: '{{path}} → {{target}}: nothing to fix',
    interrupted: 'interrupted; files done: {{count}}',
  },
  lineEnding: { lf: 'LF', crlf: 'CRLF', cr: 'CR', mixed: 'mixed line endings', none: 'one line' },
  failure: {
    'not-found': 'there is no such file or folder',
    'not-a-file': 'this is neither a file nor a folder',
    'not-a-folder': 'this is not a folder',
    'no-text-files': 'there are no text files in this folder',
    'permission-denied': 'no permission to read it',
    'binary-file': 'this is a binary file, not text',
    'too-large': 'the file is too large',
    undecodable: 'some bytes make no sense in {{encoding}}; another may be right (--encoding)',
    unfaithful:
      'some characters have two codes in {{encoding}} ({{count}}), and the other one would be written; nothing was written',
    unencodable: '{{encoding}} has no code for a character of the corrected text; nothing was written',
    'over-input': 'the corrected file would overwrite its input; choose another folder, or --in-place',
    'same-target': 'another file was already written to {{target}}',
    busy: 'another program holds the file',
    'name-too-long': 'the name is too long',
    'changed-on-disk': 'another program changed the file meanwhile; nothing was written',
    'disk-full': 'the disk is full; nothing was written',
    'read-only': 'no permission to write there',
    'verify-failed': 'what was read back is not what was written',
    io: 'it could not be read or written: {{detail}}',
    internal: 'something went wrong inside galley: {{detail}}',
  },
  rule: {
    duplicate: {
      name: 'DuplicatedPassage',
      short: 'A passage stands on the page twice.',
      full: 'A column, some paragraphs or a sentence was extracted twice, letter for letter or nearly.',
      help: 'Compare the copies and delete the stray one: the one whose removal lets its neighbours read on. Names, slogans, quotations and headlines taken up in the text may well be said twice; those are reported as notes.',
    },
    'split-paragraph': {
      name: 'BrokenJoin',
      short: 'A sentence is cut in two by a paragraph break.',
      full: 'A column or page break became a paragraph break in the middle of a sentence.',
      help: 'Run the two paragraphs on: with nothing between them in Chinese, with a space in other scripts, without the hyphen where a word was divided.',
    },
    'displaced-continuation': {
      name: 'DisplacedText',
      short: 'The rest of a sentence stands somewhere else.',
      full: 'A paragraph leaves its sentence open, and the text that continues it stands elsewhere on the page.',
      help: 'Move the displaced text to the sentence that it continues.',
    },
    'orphan-continuation': {
      name: 'HeadlessText',
      short: 'A paragraph starts in mid-sentence, and its beginning is not on the page.',
      full: 'A paragraph starts in the middle of a sentence, and no sentence on this page is left open for it.',
      help: 'Look for the beginning on the page before, or mark the text as incomplete.',
    },
    'fused-paragraphs': {
      name: 'RunTogetherParagraphs',
      short: 'Two paragraphs are run together.',
      full: 'A title, byline, dateline or paragraph begins in the middle of another paragraph.',
      help: 'Begin a new paragraph at the place.',
    },
  } satisfies Record<FindingKind, RuleWords>,
};
