import type { report as english } from '../en/report.ts';

/** 校改报告。 */
export const report: typeof english = {
  title: '校改报告',
  heading: '校改报告：{{name}}',
  made: '{{date}} UTC · {{author}}',
  summary: '已改 {{fixed}} 处，保留 {{kept}} 处',
  fixed: '已改',
  kept: '照原样保留',
  nothing: '无。',
  entry: '第 {{line}} 行，{{kind}}：{{did}}',
  before: '改前',
  after: '改后',
  patch: '全版改动',
  page: '原稿与校正稿对照',
  unchanged_one: '{{count}} 行未改',
  unchanged_other: '{{count}} 行未改',
  format: '格式',
  html: 'HTML',
  md: 'Markdown',
  diff: '补丁',
  preview: '报告预览',
  save: '保存报告',
  saved: '已保存为 {{name}}',
};
