import type { editor as english } from '../en/editor.ts';

/** 正文内外的文字。 */
export const editor: typeof english = {
  pageText: '正文。按 F8 到下一处标记。',
  decide: '处理办法…',
  pasteByKey: '请按 Ctrl+V（⌘V）粘贴：此处的菜单不能读取剪贴板。',
  sideBySide: {
    title: '第 {{lines}} 行各栏混在一起',
    detail:
      '一行里夹着几栏的文字，或几栏的行交替排列，Galley 不在其中检查断句。请按阅读顺序逐栏重新提取本版（pdftotext -raw）。',
  },
  find: {
    calledOff: '未作替换：查找还没有开始，条件就改变了',
    nothingSelected: '请先选定要查找的范围，再限定查找',
    slow: '已停止查找 {{pattern}}',
    slowAdvice: '这个正则表达式在本页上耗时过长，多因重复之中又有重复，例如 (a+)+。',
  },
  sign: {
    join: '⌒ 接排',
    head: '→ 下文错位',
    tail: '↥ 错位',
    orphan: '? 无头',
    fused: '¶ 另起段',
  },
  hover: {
    copy: '{{letter}}：第 {{line}} 行',
    invisible: '不可见字符 {{code}}',
    act: '单击审阅 · F8 下一处 · F9 采纳',
  },
};
