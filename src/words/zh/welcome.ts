import type { welcome as english } from '../en/welcome.ts';

/** 首屏、样张和导览。 */
export const welcome: typeof english = {
  title: '打开要校对的版面',
  lead: 'Galley 在报纸版面的文字里标出重复文字和断句，每一处由您取舍。您没有动过的地方，一个字节也不会变。',
  openFile: '打开文件',
  openFileHint: '一个版，或者几个版',
  openFolder: '打开文件夹',
  openFolderHint: '整期报纸，各版列在左边',
  recent: '最近打开',
  noRecent: '打开过的版面会列在这里。',
  forget: '清空列表',
  samples: '样张',
  samplesHint: '供练习用，各样张里有不同的差错。',
  sampleNames: {
    'chinese-page': '简体中文样张',
    'chinese-page-gb18030': '简体中文样张（GB18030）',
    'traditional-chinese-page': '繁体中文样张',
    'english-page': '英文样张',
    'german-page': '德文样张',
  },
  leftOver: '有未保存的内容',
  leftOverHint: '上次 Galley 中断时，这些版面还没有保存。打开即可找回。',
  hint: '全部命令',
  hintShortcuts: '快捷键',
};
