import type { status as english } from '../en/status.ts';

/** 底部状态栏。 */
export const status: typeof english = {
  encoding: '编码：{{name}}',
  bom: '带 BOM',
  reopenWith: '换编码重新打开…',
  saveWith: '换编码保存…',
  lineEnding: { lf: 'LF', crlf: 'CRLF', cr: 'CR', mixed: '行尾混用', none: '没有行尾符' },
  lineEndingHint: '保存时每一行保留各自的行尾符',
  language: '本版的主要语言',
  characters_one: '{{shown}} 字',
  characters_other: '{{shown}} 字',
  counts: '{{characters}} 字（不计空白），{{words}} 词，{{lines}} 行',
  position: '行 {{line}}，列 {{column}}',
  goToLine: '转到行',
  flags_one: '{{count}} 处标记',
  flags_other: '{{count}} 处标记',
  clean: '没有标记',
  analysing: '正在分析……',
  nextFlag: '下一处标记',
  readOnly: '只读',
  unsaved: '有未保存的改动',
  saved: '已保存',
  saving: '正在保存……',
  recoveryCopy: '恢复副本 {{time}}',
  recoveryHint: '到这个时刻为止的未保存内容，断电或崩溃后可以恢复',
  disk: { changed: '磁盘上的文件已变', deleted: '文件已被删除或移走', moved: '文件已移动或改名' },
};
