import type { ErrorCode, EventPayload } from '../../contract/index.ts';

interface Words {
  readonly what: string;
  readonly advice: string;
}

/** What went wrong, where, and what to do about it; `name` is a file or folder. */
export const error = {
  'invalid-call': {
    what: 'Galley did not understand itself',
    advice: 'This is a fault of the program. Save a corrected copy and restart it.',
  },
  'not-found': {
    what: '{{name}} is not there',
    advice: 'It may have been moved, renamed or deleted. Open it from where it is now.',
  },
  'not-a-file': { what: '{{name}} is not a file', advice: 'To open a folder, use Open Folder.' },
  'no-text-files': {
    what: 'There are no text files in {{name}}',
    advice: 'Galley lists .txt, .md and other plain text. Choose another folder.',
  },
  'one-folder': {
    what: '{{name}} was not opened: a window lists one folder',
    advice: 'Open it with Open Folder; it takes the place of the other one.',
  },
  'permission-denied': {
    what: 'No permission to write {{name}}',
    advice: 'Ask for the right to write there, or save a copy elsewhere. Your text is still here.',
  },
  'binary-file': {
    what: '{{name}} is not a text file',
    advice: 'Export the text of the page first, then open that.',
  },
  'too-large': {
    what: '{{name}} is too large',
    advice: 'Divide it into pages. A page is one file.',
  },
  'line-too-long': {
    what: '{{name}} was not opened: line {{line}} is too long to be shown',
    advice:
      'It has more than ten million characters without a line break. Divide it into paragraphs with another program, or check the file as it is with galley check.',
  },
  undecodable: {
    what: '{{name}} is in no encoding that Galley knows',
    advice: 'Reopen it with an encoding of your choice.',
  },
  unencodable: {
    what: 'Not every character of {{name}} fits into its encoding',
    advice: 'Save it with another encoding, UTF-8 for instance.',
  },
  'changed-on-disk': {
    what: '{{name}} was changed by another program',
    advice: 'Compare both before you save over it.',
  },
  'read-only': { what: '{{name}} is read-only', advice: 'Save a corrected copy instead.' },
  'disk-full': {
    what: 'No space left to save {{name}}',
    advice: 'The file on disk is unharmed. Make room and save again.',
  },
  'name-too-long': { what: 'The name of {{name}} is too long', advice: 'Give it a shorter name.' },
  busy: {
    what: '{{name}} is in use by another program',
    advice: 'Close it there and try again.',
  },
  'outside-workspace': {
    what: '{{name}} is outside the folders that are open',
    advice: 'Open it with Open File or Open Folder.',
  },
  exists: { what: '{{name}} is there already', advice: 'Choose another name.' },
  cancelled: { what: 'Cancelled', advice: 'Nothing was changed.' },
  'unsupported-here': {
    what: 'That is not possible here',
    advice: 'The desktop app can do it.',
  },
  'verify-failed': {
    what: '{{name}} could not be saved safely',
    advice:
      'What was read back differs from what was written. Your text is still here: save a copy elsewhere.',
  },
  'host-gone': {
    what: '{{name}} cannot be reached from this window any more',
    advice: 'Its text is still here: keep it as a file, then go on in a new window.',
  },
  io: {
    what: 'Reading or writing {{name}} failed',
    advice: 'Check the disk or the network and try again. Your text is still here.',
  },
  internal: {
    what: 'Something went wrong inside Galley',
    advice: 'Your text is still here: save a corrected copy. The details are in the log.',
  },
  'journal-damaged': {
    what: 'The recovery copy of {{name}} is damaged',
    advice: 'It was set aside. The file itself is unharmed.',
  },
  'version-not-kept': {
    what: '{{name}} is saved, but the version before could not be kept',
    advice:
      'Is there room left on the disk with your settings? Until then there is no way back beyond this save.',
  },
  'settings-damaged': {
    what: 'The settings could not be read',
    advice: 'Galley started with the standard ones; the damaged file was set aside.',
  },
  'settings-ignored': {
    what: 'Some settings are not understood: {{name}}',
    advice: 'They have their standard values here. In the file they stay as they are until you change them.',
  },
  'versions-damaged': {
    what: 'The older versions of {{name}} could not be read',
    advice: 'They were set aside. New versions are kept from now on.',
  },
  /** Where a page could not be saved: its text is at hand, and may have nowhere to go. */
  saving: {
    'not-found': {
      what: '{{name}} was not saved: its folder is gone',
      advice:
        'Is a drive or a network folder missing? Save again when it is back, or save a copy elsewhere. Your text is still here.',
    },
    'not-a-file': {
      what: '{{name}} was not saved: something else stands in its place',
      advice: 'A folder or a device has its name now. Save a copy elsewhere. Your text is still here.',
    },
    exists: {
      what: '{{name}} was not saved: its name is taken',
      advice:
        'By a link that leads nowhere, or by a file that came just now. Save again, or save a copy elsewhere. Your text is still here.',
    },
    'outside-workspace': {
      what: '{{name}} was not saved: it leads out of the folder that is open',
      advice: 'A link stands in its place. Save a copy elsewhere. Your text is still here.',
    },
    'name-too-long': {
      what: '{{name}} was not saved: the name gets too long',
      advice: 'Save it under a shorter one. Your text is still here.',
    },
  } satisfies Partial<Record<ErrorCode, Words>>,
  /** Where a file or folder could not be opened: there is no text here yet that could be saved. */
  opening: {
    'permission-denied': {
      what: 'No permission to read {{name}}',
      advice: 'Ask for the right to read it, then open it again.',
    },
    io: {
      what: 'Reading {{name}} failed',
      advice: 'Check the disk or the network and try again.',
    },
    internal: {
      what: '{{name}} could not be opened: something went wrong inside Galley',
      advice: 'Try again. The details are in the log.',
    },
  } satisfies Partial<Record<ErrorCode, Words>>,
} satisfies Record<ErrorCode | EventPayload<'problem'>['code'], Words> & {
  opening: unknown;
  saving: unknown;
};
