/** What the pages of tests are made of; written for this project. */
/** Long enough to be taken for the same passage wherever it stands twice. */
export const paragraph =
  '承办单位介绍，此次改造历时八个月，共更换管道十一公里，沿线三千余户居民的用水压力明显改善，高峰时段停水的情况已不再出现。';
export const buses = '与此同时，河东新区的三条公交线路也作了调整，末班车时间延后半小时，方便晚归的乘客。';
export const weather =
  '气象台预计，未来三天本市以多云天气为主，最高气温二十六度，早晚温差较大，市民外出请注意添衣。';
export const games =
  '昨天下午，第三中学的操场上举行了一场别开生面的运动会，来自六个班级的学生穿着自己缝制的队服入场。';
/** A sentence, cut, and its rest. */
export const head =
  '市图书馆昨日宣布，将在全市设立二十个社区借阅点，居民凭身份证即可办理借书手续，首批图书将于本月底';
export const tail = '全部上架。馆长表示，借阅点的位置由居民投票选出，今后还会逐年增加。';
/** Begins in mid-sentence, and nothing leaves its sentence open for it. */
export const headless = '的第一批示范楼院。社区书记说，这是三年里最热闹的一天，大家都来了。';

export const page = (...paragraphs: string[]): string => ['# 民生一周', ...paragraphs, ''].join('\n\n');
