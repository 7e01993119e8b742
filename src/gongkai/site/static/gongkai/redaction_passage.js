// 划文字：从一个字划到另一个字，得到中间全部文字的框，一行一个。字是 [文字, 左, 上, 右, 下]，按阅读次序，不含空白。
"use strict";

const nearest = (characters, x, y) => {
  let best = -1;
  let least = Infinity;
  characters.forEach(([, left, top, right, bottom], index) => {
    const across = Math.max(left - x, 0, x - right);
    const down = Math.max(top - y, 0, y - bottom);
    // 先认行，再认字：手指偏出行外一点，仍在这一行。
    const far = across * across + 9 * down * down;
    if (far < least) [best, least] = [index, far];
  });
  return best;
};

const sameLine = (line, [, left, top, , bottom]) => {
  const middle = (top + bottom) / 2;
  return middle > line[1] && middle < line[3] && left >= line[0] - 0.01;
};

// 覆盖两点之间文字的框；这一页没有字时为空。
const passage = (characters, from, to) => {
  const ends = [nearest(characters, ...from), nearest(characters, ...to)].sort((a, b) => a - b);
  if (ends[0] < 0) return [];
  const lines = [];
  for (const character of characters.slice(ends[0], ends[1] + 1)) {
    const [, left, top, right, bottom] = character;
    const line = lines.at(-1);
    if (line && sameLine(line, character)) {
      line[1] = Math.min(line[1], top);
      line[2] = Math.max(line[2], right);
      line[3] = Math.max(line[3], bottom);
    } else lines.push([left, top, right, bottom]);
  }
  // 略放宽一点，笔画的边也盖住。
  return lines.map(([left, top, right, bottom]) => [Math.max(0, left - 0.002), Math.max(0, top - 0.001), Math.min(1, right + 0.002), Math.min(1, bottom + 0.001)]);
};
