// What a reader sees go wrong when text grows: functions that run inside a page, each as one whole, and give complaints.

/**
 * Text that lies over other text, is cut off, or lies outside the page's width where nothing can be scrolled to it;
 * telephone numbers that go over two lines, and short words that do not fit on one.
 */
export function crowded() {
  const complaints = [];
  const named = (element) => `${element.tagName.toLowerCase()}${element.className && typeof element.className === "string" ? "." + element.className.trim().replace(/\s+/g, ".") : ""}`;
  const said = (text) => `“${text.trim().replace(/\s+/g, " ").slice(0, 40)}”`;
  // What only a screen reader is told is small and clipped on purpose.
  const hidden = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.clipPath.startsWith("inset(50%") || style.clip.startsWith("rect(")) return true;
      if (style.overflowX !== "visible" && at.clientWidth <= 2 && at.clientHeight <= 2 && style.display !== "inline") return true;
    }
    return false;
  };
  const scrolled = (element) => {
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth) return true;
    }
    return false;
  };
  const width = document.documentElement.scrollWidth;
  if (width > innerWidth) complaints.push(`scrolls sideways, ${width} px on ${innerWidth}`);

  const lines = [];
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const holder = node.parentElement;
    if (!/\S/.test(node.data) || !holder.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true })) continue;
    if (/^(SCRIPT|STYLE|TEMPLATE|OPTION)$/.test(holder.tagName) || hidden(holder)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 2 || box.height < 2) continue;
      // A line's box is taller than its letters: what counts is the band in which most of their ink lies.
      const band = { left: box.left, right: box.right, top: box.top + box.height * 0.25, bottom: box.bottom - box.height * 0.25 };
      lines.push({ ...band, node, holder });
      if ((box.left < -1 || box.right > innerWidth + 1) && !scrolled(holder)) {
        complaints.push(`${said(node.data)} in ${named(holder)} lies outside the page`);
      }
    }
  }
  const rows = (node, from, to) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return new Set([...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top))).size;
  };
  for (const node of new Set(lines.map((line) => line.node))) {
    const number = /^[\s+\d().-]{5,}$/.test(node.data) && node.parentElement.closest("a[href^='tel:'], a[href^='sms:']");
    if (number && rows(node, 0, node.data.length) > 1) complaints.push(`the number ${said(node.data)} goes over ${rows(node, 0, node.data.length)} lines`);
    // Addresses break where they must.
    if (/[/@]|\w\.\w/.test(node.data)) continue;
    for (const { 0: word, index } of node.data.matchAll(/\p{L}{2,9}(?!\p{L})/gu)) {
      if (index > 0 && /\p{L}/u.test(node.data[index - 1])) continue; // the end of a long word
      if (rows(node, index, index + word.length) > 1) complaints.push(`the word ${said(word)} is broken in ${named(node.parentElement)}`);
    }
  }

  lines.sort((a, b) => a.top - b.top);
  const told = new Set();
  for (let i = 0; i < lines.length; i += 1) {
    const a = lines[i];
    for (let j = i + 1; j < lines.length && lines[j].top < a.bottom; j += 1) {
      const b = lines[j];
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - b.top;
      const key = `${said(a.node.data)} and ${said(b.node.data)} lie on each other in ${named(b.holder)}`;
      if (across > 2 && down > 2 && !told.has(key)) {
        told.add(key);
        complaints.push(key);
      }
    }
  }

  for (const element of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
    if (!cuts(style.overflowX) && !cuts(style.overflowY)) continue;
    if (!/\S/.test(element.textContent) || !element.checkVisibility({ visibilityProperty: true }) || hidden(element)) continue;
    if (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) complaints.push(`${named(element)} cuts off ${said(element.textContent)} at its side`);
    if (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1) complaints.push(`${named(element)} cuts off ${said(element.textContent)} below`);
  }
  return complaints;
}

/**
 * Targets smaller than 24 by 24 CSS px that have no room around them either (WCAG 2.5.8), on the page with all its parts
 * unfolded, and in each menu, whose entries lie over the page while it is open. A link in a sentence is allowed to be
 * as high as its line.
 */
export function cramped() {
  const LEAST = 24;
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [role=checkbox], [role=radio]";
  const boxOf = (element) => element.getBoundingClientRect();
  const middle = ({ left, right, top, bottom }) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });
  const name = (one) => `“${(one.textContent.trim() || one.id || one.tagName).replace(/\s+/g, " ").slice(0, 30)}”`;

  const inSentence = (element) => {
    if (getComputedStyle(element).display !== "inline") return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const link = node.parentElement.closest(CONTROLS);
      const own = link && block.contains(link);
      if (!own && /[\p{L}\p{N}]{2}/u.test(node.data) && node.parentElement.checkVisibility()) return true;
    }
    return false;
  };

  const judge = (part) => {
    const targets = [...part.querySelectorAll(CONTROLS)].filter((element) => {
      const box = boxOf(element);
      const shown = element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
      return shown && box.width > 2 && box.height > 2 && !getComputedStyle(element).clipPath.startsWith("inset(50%");
    });
    const small = targets.filter((element) => {
      const { width, height } = boxOf(element);
      return (width < LEAST - 0.05 || height < LEAST - 0.05) && !inSentence(element);
    });
    return small.flatMap((element) => {
      const box = boxOf(element);
      const { x, y } = middle(box);
      const near = targets.find((other) => {
        if (other === element || other.contains(element) || element.contains(other)) return false;
        const there = boxOf(other);
        return small.includes(other)
          ? Math.hypot(middle(there).x - x, middle(there).y - y) < LEAST
          : Math.hypot(Math.max(there.left - x, 0, x - there.right), Math.max(there.top - y, 0, y - there.bottom)) < LEAST / 2;
      });
      return near ? [`${name(element)} is ${Math.round(box.width)} × ${Math.round(box.height)} px, and ${name(near)} is too near`] : [];
    });
  };

  const main = document.querySelector("main") ?? document.body;
  main.querySelectorAll("details").forEach((part) => (part.open = true));
  const complaints = judge(document);
  for (const menu of document.querySelectorAll("details:not([open])")) {
    menu.open = true;
    complaints.push(...judge(menu));
    menu.open = false;
  }
  return complaints;
}

/** Everything that would move by itself or softly, for a reader who asked for less motion. */
export function moving() {
  const long = (times) => times.split(",").some((time) => parseFloat(time) * (time.trim().endsWith("ms") ? 1 : 1000) > 1);
  const complaints = document.getAnimations().map((animation) => `an animation runs on ${animation.effect?.target?.tagName.toLowerCase()}`);
  for (const element of document.querySelectorAll("*")) {
    for (const part of [undefined, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      const name = `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}${part ?? ""}`;
      if (style.transitionProperty !== "none" && long(style.transitionDuration)) complaints.push(`${name} changes softly`);
      if (style.animationName !== "none" && long(style.animationDuration)) complaints.push(`${name} is animated`);
      if (!part && style.scrollBehavior === "smooth") complaints.push(`${name} scrolls softly`);
    }
  }
  return complaints;
}
