/** Word lists for made-up newspaper text. Words only: what is measured must not depend on anyone's articles. */

interface Vocabulary {
  readonly times: readonly string[];
  readonly people: readonly string[];
  readonly nouns: readonly string[];
  readonly verbs: readonly string[];
  readonly qualities: readonly string[];
  readonly links: readonly string[];
  /** Names of people and places are put together from one of each. */
  readonly nameParts: readonly (readonly string[])[];
}

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

export const chinese: Vocabulary = {
  times: words(
    `今年 去年 上周 昨天 今天 日前 近日 目前 当天 近年来 今年初 据介绍 据了解 上个月 这几天 不久前 今年以来 下一步 两年前 近期`,
  ),
  people:
    words(`李明远 王秀兰 张国栋 刘思敏 陈永强 杨雪梅 赵志刚 黄丽华 周文博 吴小燕 徐建平 孙玉珍 马超群 朱晓东 胡金花 郭振宇
    何春生 高洁 林海涛 罗美玲 郑家齐 梁静 谢天佑 宋长河 唐慧 韩冬 冯启明 邓蓉 曹阳 彭丽 曾广义 萧然 田野 董事会 工程师 老校长
    渔民 司机 护士 农技员 志愿者 店主 乡亲 孩子们 居委会 合作社 图书馆 供电所 水利局 博物馆 剧团 消防队 邮递员 牧民 木匠 裁缝`),
  nouns:
    words(`桥梁 水库 果园 稻田 渔船 学校 医院 车站 码头 街道 茶馆 电站 工厂 机器 订单 课本 药材 粮仓 羊群 棉花 苹果 橘子 竹林 老屋
    河堤 灯光 地铁 公园 湿地 候鸟 种子 肥料 账本 合同 贷款 补贴 证书 奖牌 舞台 戏服 剧本 乐器 棋盘 球场 跑道 雪山 草原 沙漠 海岸 灯塔
    风车 太阳能板 蓄水池 仪表 图纸 模型 样品 论文 数据 问卷 方案 规划 预算 报表 名册 档案 族谱 碑文 城墙 古井 石板路 牌坊 戏台 祠堂
    茶叶 蜂蜜 豆腐 米酒 腊肉 面条 月饼 年糕 咸鱼 辣椒 大蒜 生姜 萝卜 白菜 土豆 玉米 小麦 高粱 花生 芝麻 油菜 甘蔗 桑叶 蚕丝 绸缎 刺绣`),
  verbs:
    words(`修好了 种下了 买来了 送走了 看见了 讨论了 记录了 改建了 扩大了 保留了 翻新了 测量了 检查了 登记了 分发了 收购了 试用了 推广了
    拆除了 重画了 整理了 抄写了 翻译了 展出了 捐出了 租下了 承包了 守住了 打通了 接上了 调整了 公布了 核对了 找回了 晾干了 磨平了 染红了
    编成了 装满了 搬空了 点亮了 浇灌了 嫁接了 采摘了 称量了 运走了 验收了 签下了 还清了 凑齐了`),
  qualities:
    words(`崭新的 破旧的 结实的 轻便的 古老的 难得的 全村的 三层高的 上百亩的 刚完工的 人人熟悉的 远近闻名的 没人认领的 最后一批
    第一座 两千多件 四十余户的 朝南的 靠河的 半山腰的 雨后的 沉甸甸的 金黄的 发烫的 细长的 看不见的 十分要紧的 无人看管的`),
  links: words(
    `可是 因此 后来 接着 同时 不过 其实 于是 另外 此外 对此 原来 从此 也就是说 更难得的是 让人想不到的是`,
  ),
  nameParts: [
    words(
      `石 柳 东 西 南 北 云 青 白 黄 清 长 永 新 古 龙 凤 金 玉 松 竹 梅 兰 桃 杨 沙 泉 溪 岭 湖 雁 鹿 马 牛 枫 桂 荷 莲 苏 陶`,
    ),
    words(
      `门 桥 塘 林 丰 安 平 和 兴 源 家 溪 湾 坡 台 峰 川 洲 浦 渡 营 寨 堡 岗 坪 沟 泽 港 滩 田 园 井 亭 塔 城 关 口 头 阳 阴`,
    ),
    words(`村 镇 乡 路 街 巷 里 庄 店 铺 集 场 屯 圩 墩 坝 渠 站 矿 厂`),
  ],
};

export const english: Vocabulary = {
  times: words(
    `yesterday today lately overnight early afterwards meanwhile eventually finally recently already again`,
  ),
  people:
    words(`Adams Bentley Carver Dalton Emerson Fletcher Granger Holloway Ingram Jarvis Kendrick Lambert Merrick Norwood Oakley Preston
    Quinlan Radcliffe Sheldon Thornton Underhill Vance Whitaker Yardley Ashby Bromley Chilton Denholm Eastman Fairfax Goddard Harlow
    engineers teachers farmers sailors drivers nurses weavers masons printers carpenters councillors volunteers neighbours tenants
    librarians gardeners builders bakers millers shepherds`),
  nouns:
    words(`bridge harbour orchard ledger timber lantern meadow station tunnel cottage furnace barrel ribbon saddle kettle window
    chapel archive railing culvert pasture granary workshop schoolroom pavement reservoir lighthouse turbine notebook contract mortgage
    pension ticket timetable carriage platform signal engine boiler chimney cellar attic staircase gallery portrait violin trumpet
    curtain costume ballot petition charter survey blueprint budget invoice receipt parcel letter stamp newspaper headline photograph
    hospital clinic vaccine bandage thermometer stretcher ambulance firewood quarry granite limestone gravel cement plaster varnish
    wheat barley clover turnip cabbage onion pumpkin cherry walnut honey butter cheese bacon sausage herring mackerel oyster`),
  verbs:
    words(`repaired planted bought carried noticed discussed recorded rebuilt enlarged preserved renewed measured inspected
    registered delivered purchased tested promoted removed redrew sorted copied translated exhibited donated rented leased guarded
    opened joined adjusted published verified recovered dried polished painted bound filled emptied lit watered grafted picked weighed
    shipped approved signed repaid collected`),
  qualities:
    words(`new old sturdy light ancient rare shared narrow broad finished familiar famous unclaimed final first crowded
    southern riverside hillside rainy heavy golden hot slender hidden urgent unattended borrowed forgotten quiet costly cheerful`),
  links: words(`but therefore later next instead indeed besides luckily however still moreover thereafter`),
  nameParts: [
    words(
      `Al Bar Cal Dun El Fen Gar Hol In Kel Lan Mer Nor Os Pen Quar Rav Sel Tor Ul Ver Wes Yar Zel Bro Cra Dre Fro Gle Hu`,
    ),
    words(
      `ber cham den ford gate ham kin ling man nes ock per quin ring sing ter ver well wick yard burn croft dale field grove`,
    ),
    words(
      `ton ley worth by stead mouth bridge stone hurst mere port haven wood cliff brook more land side hill marsh`,
    ),
  ],
};
