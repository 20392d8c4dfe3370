import type { report as english } from '../en/report.ts';

/** 校改报告。 */
export const report: typeof english = {
  title: '校改报告',
  folderTitle: '整个文件夹的校改报告',
  untouched_one: '另有 {{count}} 个版没有校改',
  untouched_other: '另有 {{count}} 个版没有校改',
  of: '报告范围',
  ofPage: '本版',
  ofFolder: '文件夹 {{name}}',
  heading: '校改报告：{{name}}',
  madeBy: '{{date}} · {{author}}',
  summary: '已改 {{fixed}} 处，保留 {{kept}} 处',
  fixed: '已改',
  kept: '照原样保留',
  nothing: '无。',
  entry: '第 {{line}} 行，{{kind}}：{{did}}',
  before: '改前',
  after: '改后',
  patch: '全版改动',
  patchUtf16: '{{name}} 的编码是 {{to}}，没有程序能对它应用补丁：这份供阅读，编码为 UTF-8。',
  patchReencoded:
    '{{name}} 按 {{from}} 打开，存成了 {{to}}：这份补丁用于转换为 {{to}} 的原稿（iconv -f {{from}} -t {{to}}）。',
  patchMixed:
    '{{name}} 的行尾混用：请用 git apply --ignore-whitespace 应用；未改的行行尾不变，改过的行用 LF。',
  pageName: '版面',
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
