/** The flags of a page: the one under review, the list, and what was done with them. */
export const review = {
  analysisFailed: 'This page could not be checked',
  analysisFailedAdvice: 'It can still be edited and saved. Any change starts another try.',
  journalFailed: 'Unsaved changes could not be put in safety',
  journalFailedAdvice: 'Save {{name}} soon: a crash would lose them.',
};
