// Where ink lies on paper: what goes over an edge, what lies over something else, and whether cards can be cut.
import { smooth } from "./pdf.js";

const MILLIMETRE = 72 / 25.4;
const EDGE = 5 * MILLIMETRE;
const TALL = 50;

/** Complaints about pages as `lines` in pdf.js gives them; `watermark` are the words that lie below all others on purpose. */
export function crowdedPaper(pages, watermark) {
  const pale = letters(watermark);
  return pages.flatMap((page, at) => [...outside(page), ...overlaid(page, pale)].map((complaint) => `page ${at + 1}: ${complaint}`));
}

const letters = (text) => smooth(text).toLowerCase().replace(/[^\p{L}]/gu, "");
const sorted = (text) => [...letters(text)].sort().join("");

/** Whether a page says `watermark` across itself: what is turned is read in pieces, letter by letter, each in a tall box. */
export function across({ lines }, watermark) {
  const pieces = lines.flatMap(({ words }) => words).filter((word) => turned(word, letters(watermark)));
  return sorted(pieces.map(({ text }) => text).join("")) === sorted(watermark);
}

/** A piece of the watermark: a box as tall as no line of text is, with letters of the watermark alone. */
function turned({ text, top, bottom }, pale) {
  const own = letters(text);
  return bottom - top > TALL && own !== "" && [...own].every((letter) => pale.includes(letter));
}

/** Lines that go where common printers cannot print. */
function outside({ width, height, lines }) {
  return lines
    .filter((line) => {
      const { left, top, right, bottom } = inked(line);
      return left < EDGE || top < EDGE || right > width - EDGE || bottom > height - EDGE;
    })
    .map((line) => `“${line.text.slice(0, 40)}” is at ${Math.round(line.left)}–${Math.round(line.right)}, ${Math.round(line.top)}–${Math.round(line.bottom)} of ${width} × ${height}`);
}

/** A box is as high as its font is; its ink is lower. That of a line turned by 90 degrees is narrower. */
function inked(box, share = 0.15) {
  const [wide, high] = [box.right - box.left, box.bottom - box.top];
  if (high > wide * 1.5 && box.text?.length > 2) return { ...box, left: box.left + wide * share, right: box.right - wide * share };
  return { ...box, top: box.top + high * share, bottom: box.bottom - high * share };
}

/** Words whose ink meets. The watermark lies below all others on purpose; lines that are turned are read letter by letter. */
function overlaid({ lines }, pale) {
  const ink = lines
    .flatMap(({ words }) => words)
    .filter((word) => word.text.length > 1 && /[\p{L}\d]/u.test(word.text) && !turned(word, pale))
    .map((word) => inked(word, 0.3))
    .sort((a, b) => a.top - b.top);
  const complaints = [];
  for (let i = 0; i < ink.length; i += 1) {
    for (let j = i + 1; j < ink.length && ink[j].top < ink[i].bottom; j += 1) {
      const across = Math.min(ink[i].right, ink[j].right) - Math.max(ink[i].left, ink[j].left);
      const down = Math.min(ink[i].bottom, ink[j].bottom) - ink[j].top;
      if (across > 1 && down > 1) complaints.push(`“${ink[i].text}” and “${ink[j].text}” lie over each other`);
    }
  }
  return complaints;
}

/** What is wrong with the grid of cards, or nothing: the same word ten times, two across and five down. */
export function grid({ width, height, lines }) {
  const groups = new Map();
  for (const word of lines.flatMap(({ words }) => words)) groups.set(word.text, [...(groups.get(word.text) ?? []), word]);
  const ten = [...groups.values()].find((group) => group.length === 10 && group[0].text.length > 3);
  if (!ten) return "no word stands on it ten times";
  const steps = (side) => {
    const places = [...new Set(ten.map((word) => Math.round(word[side] * 2) / 2))].sort((a, b) => a - b);
    return places.filter((place, at) => at === 0 || place - places[at - 1] > 1);
  };
  const across = steps("left");
  const down = steps("top");
  if (across.length !== 2 || down.length !== 5) return `${across.length} across and ${down.length} down`;
  const even = (places, step) => places.every((place, at) => at === 0 || Math.abs(place - places[at - 1] - step) < 1);
  if (!even(across, 3.5 * 72)) return `cards are ${(across[1] - across[0]) / 72} inches wide`;
  if (!even(down, 2 * 72)) return `cards are ${(down[1] - down[0]) / 72} inches high`;
  return width < 7 * 72 || height < 10 * 72 ? "they do not fit" : "";
}
