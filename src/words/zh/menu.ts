import type { menu as english } from '../en/menu.ts';

/** 菜单标题，以及只有桌面菜单才有的项目。 */
export const menu: typeof english = {
  file: '文件',
  edit: '编辑',
  review: '审阅',
  view: '视图',
  help: '帮助',
  window: '窗口',
  recent: '最近打开',
  noRecent: '没有最近打开的文档',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  fullScreen: '全屏',
  hide: '隐藏 Galley',
  hideOthers: '隐藏其他',
  showAll: '全部显示',
  minimise: '最小化',
  zoomWindow: '缩放',
  textFiles: '文本文件',
  allFiles: '所有文件',
};
