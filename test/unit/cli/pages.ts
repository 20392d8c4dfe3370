/** Starts in mid-sentence where it stands the second time. */
export const copiedPassage =
  '来看柳树发芽的。老人说，今年比去年早了整整九天，燕子也跟着提前回来了。孩子们折下几根柳条，编成圆圈戴在头上，从堤上一路跑到渡口，把摆渡的人也逗笑了。';

/** A page with one exact duplicate, one broken join and nothing else wrong. */
export const flaggedPage = [
  '河岸的柳树一夜之间绿了',
  '清早的河岸上站满了人，都是来看柳树发芽的。老人说，今年比去年早了整整九天，燕子也跟着提前回来了。孩子们折下几根柳条，编成圆圈戴在头上，从堤上一路跑到渡口，把摆渡的人也逗笑了。',
  '水利站的记录写得明白：二月下旬连着十一个晴天，河水的温度升到了十二度，岸边的泥土已经松',
  '软，一脚踩下去能没过鞋面。站长高培林说，春灌的时间也要跟着提前，水闸这个周末就开始检修。',
  copiedPassage,
  '检修期间，东岸的便桥不能通行，行人须从三里外的石桥绕过去。',
].join('\n\n');

/** Nothing wrong. */
export const cleanPage = [
  '河岸的柳树一夜之间绿了',
  '清早的河岸上站满了人，都是来看柳树发芽的。老人说，今年比去年早了整整九天。',
  '检修期间，东岸的便桥不能通行，行人须从三里外的石桥绕过去。',
].join('\n\n');
