import type { Report, ReportOptions } from './report.ts';

/** Loads only the format that is asked for. */
export async function createReport(options: ReportOptions): Promise<Report> {
  switch (options.format) {
    case 'text':
      return (await import('./text.ts')).createTextReport(options);
    case 'json':
      return (await import('./json.ts')).createJsonReport(options);
    case 'sarif':
      return (await import('./sarif.ts')).createSarifReport(options);
  }
}
