/** What the hosts themselves say: in native dialogs and on the terminal. */
export const host = {
  crashTitle: 'Galley’s window keeps failing',
  crashText:
    'It was loaded again several times. Unsaved text is kept and will be offered when Galley is opened again.',
  hangTitle: 'The window does not answer',
  hangText:
    'It may be busy. Loading it again keeps unsaved text, except for what was typed in the last second.',
  wait: 'Wait',
  reload: 'Load Again',
  connection: {
    lost: 'The connection to Galley is interrupted',
    lostDetail: 'Trying again. Go on if you like: what you type is sent as soon as the connection stands.',
    silent: 'Galley does not answer',
    silentDetail: 'Trying again. If it was ended, start it anew and open the address that it prints.',
    refused: 'Galley does not let this window in',
    refusedDetail:
      'It was started anew. Open the address that Galley printed on the terminal in another tab, and leave this one open: it can go on then.',
    full: 'Galley does not let this window in',
    fullDetail: 'There are too many windows open. Close one of the others, then load this one again.',
    expired: 'Galley no longer knows this window',
    expiredDetail:
      'It was started anew, or the window was away for too long. Load the window again: what is unsaved in it comes along and is offered to be restored.',
    notTakenDetail:
      'The unsaved text that is still here could not be handed over. Keep it as a file, then load the window again.',
    reload: 'Load Again',
    take: 'Load Again with Unsaved Text',
    onlyHere: '{{detail}} What was typed since the interruption is in this window only.',
    keepOne: 'Keep unsaved text as a file',
    keepSeveral: 'Keep unsaved texts as {{count}} files',
  },
  noElectron: 'The Electron program is not here and could not be fetched: opening in a browser instead.',
  noDisplay: 'There is no display here: serving the app for a browser instead.',
  asRoot: 'The desktop app does not run as root, because its sandbox does not: opening in a browser instead.',
  desktopFailed: 'The desktop app could not start on this system: opening in a browser instead.',
  fetching: 'Fetching the Electron program, once …',
  portTaken: 'Port {{port}} is in use by another program: choose another one, or none.',
  portDenied: 'The system does not give port {{port}} to programs like this: choose another one, or none.',
  openAddress: 'Galley is open at this address (keep it to yourself):',
  notAdmitted: 'Open the address that Galley printed on the terminal when it started.',
  stopHint: 'Press Ctrl+C to stop.',
};
