import type { app as english } from '../en/app.ts';

/** 窗口本身：窗格、提示、各种状态。 */
export const app: typeof english = {
  name: 'Galley',
  menus: '菜单',
  close: '关闭',
  cancel: '取消',
  dismiss: '知道了',
  notices: '提示',
  pane: {
    files: '文件',
    page: '正文',
    review: '审阅',
    status: '状态栏',
    resizeFiles: '文件列表宽度',
    resizeReview: '审阅窗格大小',
  },
};
