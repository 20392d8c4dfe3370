import { newspaperText } from './newspaper.ts';

/** Texts made to hurt: each of the given length, each with far more repetition than any page. */
export function hostileTexts(
  characters: number,
): readonly { readonly name: string; readonly text: string }[] {
  const fill = (unit: string) => unit.repeat(Math.ceil(characters / unit.length)).slice(0, characters);
  const page = newspaperText('zh', Math.max(1000, Math.floor(characters / 1000)), 11);
  const line = `${newspaperText('zh', 60, 5).replaceAll('\n', '')}\n`;
  const periods = [2, 3, 7, 20, 50, 200];
  return [
    { name: 'one character', text: fill('重') },
    ...periods.map((period) => ({
      name: `period ${period}`,
      text: fill(
        newspaperText('zh', period + 40, period)
          .replaceAll('\n', '')
          .slice(0, period),
      ),
    })),
    { name: 'one page 1,000 times', text: fill(page) },
    { name: 'every line the same', text: fill(line) },
    { name: 'every line nearly the same', text: numberedLines(characters) },
    { name: 'a character a line', text: fill('他\n') },
    { name: 'two words a line', text: fill('and so\n') },
    { name: 'a hyphen a line', text: fill('a-\n') },
    { name: 'a closing bracket a line', text: fill('城西水厂下月投入使用)\n') },
    { name: 'only line ends', text: fill('\n') },
    { name: 'one line', text: newspaperText('zh', characters, 13).replaceAll('\n', '') },
    { name: 'period 26, Latin', text: fill('abcdefghijklmnopqrstuvwxyz') },
  ];
}

/** A directory, as it were: each line has its number and its name, and none a full stop. */
function numberedLines(characters: number): string {
  const lines: string[] = [];
  for (let length = 0; length < characters; length += lines.at(-1)!.length + 2) {
    const number = lines.length;
    const name = String.fromCharCode(0x4e00 + ((number * 7919) % 8000));
    lines.push(`${number}号的房子里住着一个姓${name}的人和他的`);
  }
  return lines.join('\n\n').slice(0, characters);
}
