import type { error as english } from '../en/error.ts';

/** 出了什么事，在哪里，该怎么办；`name` 是文件或文件夹。 */
export const error: typeof english = {
  'invalid-call': { what: 'Galley 内部通信出错', advice: '这是程序的毛病。请另存校正稿，然后重新启动。' },
  'not-found': { what: '找不到 {{name}}', advice: '它可能被移走、改名或删除了，请从现在的位置打开。' },
  'not-a-file': { what: '{{name}} 不是文件', advice: '要打开文件夹，请用“打开文件夹”。' },
  'no-text-files': {
    what: '{{name}} 里没有文本文件',
    advice: 'Galley 列出 .txt、.md 等纯文本文件，请换一个文件夹。',
  },
  'one-folder': {
    what: '没有打开 {{name}}：一个窗口只列出一个文件夹',
    advice: '请用“打开文件夹”打开它，它会换下现在的文件夹。',
  },
  'permission-denied': {
    what: '没有写入 {{name}} 的权限',
    advice: '请取得写入权限，或者另存到别处。您的文字还在这里。',
  },
  'binary-file': { what: '{{name}} 不是文本文件', advice: '请先导出版面的文字，再打开导出的文件。' },
  'too-large': { what: '{{name}} 太大', advice: '请按版拆开，一个版一个文件。' },
  'line-too-long': {
    what: '没有打开 {{name}}：第 {{line}} 行太长，显示不了',
    advice: '这一行有一千多万字没有换行。请先用别的程序分段，或者用 galley check 照原样检查。',
  },
  undecodable: { what: '认不出 {{name}} 的编码', advice: '请自选编码重新打开。' },
  unencodable: { what: '{{name}} 里有些字无法用它的编码保存', advice: '请换一种编码保存，例如 UTF-8。' },
  'changed-on-disk': { what: '{{name}} 被别的程序改过', advice: '覆盖之前请先对照两边。' },
  'read-only': { what: '{{name}} 是只读的', advice: '请另存校正稿。' },
  'disk-full': { what: '磁盘已满，{{name}} 没有保存', advice: '磁盘上的文件完好。腾出空间后再保存。' },
  'name-too-long': { what: '{{name}} 的名字太长', advice: '请换一个短些的名字。' },
  busy: { what: '{{name}} 正被别的程序使用', advice: '请在那边关闭后再试。' },
  'outside-workspace': {
    what: '{{name}} 不在已打开的文件夹里',
    advice: '请用“打开文件”或“打开文件夹”打开它。',
  },
  exists: { what: '{{name}} 已经存在', advice: '请换一个名字。' },
  cancelled: { what: '已取消', advice: '什么也没有改动。' },
  'unsupported-here': { what: '这里做不到', advice: '桌面版可以。' },
  'verify-failed': {
    what: '{{name}} 未能可靠地保存',
    advice: '读回来的和写下去的不一样。您的文字还在这里，请另存到别处。',
  },
  'host-gone': {
    what: '这个窗口已经够不着 {{name}}',
    advice: '文字还在这里：请先把它存为文件，再到新窗口里继续。',
  },
  io: { what: '{{name}} 读写失败', advice: '请检查磁盘或网络后再试。您的文字还在这里。' },
  internal: { what: 'Galley 内部出错', advice: '您的文字还在这里，请另存校正稿。详情记在日志里。' },
  'journal-damaged': { what: '{{name}} 的恢复副本已损坏', advice: '已另行存放，文件本身完好。' },
  'version-not-kept': {
    what: '{{name}} 已保存，但没能留下保存前的版本',
    advice: '请看看存放设置的磁盘是否还有空间。在此之前，无法退回到这次保存以前。',
  },
  'settings-damaged': { what: '设置读不出来', advice: '已改用标准设置，损坏的文件另行存放。' },
  'settings-ignored': {
    what: '有些设置看不懂：{{name}}',
    advice: '这里用它们的标准值；文件里的原样留着，直到您更改它们。',
  },
  'versions-damaged': { what: '{{name}} 的历史版本读不出来', advice: '已另行存放，从现在起照常保留新版本。' },
  saving: {
    'not-found': {
      what: '{{name}} 没有保存：它所在的文件夹不见了',
      advice: '是不是磁盘或网络文件夹断开了？恢复以后再保存，或者另存到别处。您的文字还在这里。',
    },
    'not-a-file': {
      what: '{{name}} 没有保存：它的位置上是别的东西',
      advice: '现在用这个名字的是文件夹或设备。请另存到别处。您的文字还在这里。',
    },
    exists: {
      what: '{{name}} 没有保存：名字被占用了',
      advice:
        '占用它的是一个失效的链接，或是刚刚出现的文件。请再保存一次，或者另存到别处。您的文字还在这里。',
    },
    'outside-workspace': {
      what: '{{name}} 没有保存：它通到打开的文件夹之外',
      advice: '它的位置上是一个链接。请另存到别处。您的文字还在这里。',
    },
    'name-too-long': {
      what: '{{name}} 没有保存：文件名会太长',
      advice: '请换一个短些的名字另存。您的文字还在这里。',
    },
  },
  opening: {
    'permission-denied': { what: '没有读取 {{name}} 的权限', advice: '请取得读取权限后再打开。' },
    io: { what: '{{name}} 读取失败', advice: '请检查磁盘或网络后再试。' },
    internal: { what: '{{name}} 没能打开：Galley 内部出错', advice: '请再试一次。详情记在日志里。' },
  },
};
