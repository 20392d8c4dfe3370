import type { review as english } from '../en/review.ts';

/** 标记：正在审阅的一处、列表，以及处理结果。 */
export const review: typeof english = {
  analysisFailed: '本版未能检查',
  analysisFailedAdvice: '仍可编辑和保存；改动任何一处都会重新检查。',
  journalFailed: '未保存的改动没能备份',
  journalFailedAdvice: '请尽快保存 {{name}}，以免意外丢失。',
};
