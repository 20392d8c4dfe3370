import type { host as english } from '../en/host.ts';

/** 主机自己说的话：系统对话框和终端。 */
export const host: typeof english = {
  crashTitle: 'Galley 的窗口一再出错',
  crashText: '窗口已重新载入几次。未保存的文字都留着，下次打开 Galley 时会提示恢复。',
  hangTitle: '窗口没有响应',
  hangText: '可能正忙。重新载入会保留未保存的文字，最后一秒内输入的除外。',
  wait: '等待',
  reload: '重新载入',
  connection: {
    lost: '与 Galley 的连接中断了',
    lostDetail: '正在重新连接。可以继续修改，连上以后会立即送出。',
    silent: 'Galley 没有应答',
    silentDetail: '正在重试。如果它已经退出，请重新启动，再打开它给出的地址。',
    refused: 'Galley 不接纳这个窗口',
    refusedDetail:
      'Galley 已重新启动。请在另一个标签页打开它在终端里给出的地址，不要关闭这个窗口，随后就能在这里继续。',
    full: 'Galley 不接纳这个窗口',
    fullDetail: '打开的窗口太多。请先关闭别的窗口，再重新载入这个窗口。',
    expired: 'Galley 已不认得这个窗口',
    expiredDetail:
      'Galley 已重新启动，或窗口离开太久了。请重新载入窗口：其中未保存的文字会一并带去，提示恢复。',
    notTakenDetail: '仍在这里的未保存文字没能移交。请先存为文件，再重新载入窗口。',
    reload: '重新载入',
    take: '带上未保存的文字重新载入',
    onlyHere: '{{detail}}中断之后输入的文字只在这个窗口里。',
    keepOne: '把未保存的文字存为文件',
    keepSeveral: '把未保存的文字存为 {{count}} 个文件',
  },
  noElectron: '这里没有 Electron 程序，也未能下载：改在浏览器中打开。',
  noDisplay: '这里没有显示器：改为供浏览器访问。',
  asRoot: '沙箱不能以 root 身份运行，桌面版也就不能：改在浏览器中打开。',
  desktopFailed: '桌面版在本系统上无法启动：改在浏览器中打开。',
  fetching: '正在下载 Electron 程序（只需一次）……',
  portTaken: '端口 {{port}} 已被其他程序占用：请换一个，或不指定。',
  portDenied: '系统不允许使用端口 {{port}}：请换一个，或不指定。',
  openAddress: 'Galley 已在此地址打开（请勿告诉他人）：',
  notAdmitted: '请打开 Galley 启动时在终端里给出的地址。',
  stopHint: '按 Ctrl+C 停止。',
};
