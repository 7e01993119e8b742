// 页面上的遮盖框：画、选、移、改大小、划文字。鼠标、笔、手指同一套；键盘用方向键。
"use strict";

const SVG = "http://www.w3.org/2000/svg";
const STEP = 0.004;
const CORNERS = [[0, 1], [2, 1], [0, 3], [2, 3]];

class Sheet {
  // change(改前, 改后)：交给本页保存；pick(键)：选中；name(序号, 遮盖)：读出的名字。
  constructor(over, { grounds, name, change, pick, add, small, noText }) {
    Object.assign(this, { over, grounds, name, change, pick, add, small, noText });
    this.mode = "pick";
    this.marks = [];
    this.characters = [];
    this.chosen = null;
    this.drag = null;
    for (const [kind, act] of [["pointerdown", "down"], ["pointermove", "move"], ["pointerup", "up"], ["pointercancel", "cancel"]]) {
      over.addEventListener(kind, (event) => this[act](event));
    }
    over.addEventListener("keydown", (event) => this.key(event));
    over.addEventListener("focusin", (event) => {
      const group = event.target.closest("[data-key]");
      if (group && group.dataset.key !== this.chosen) this.pick(group.dataset.key);
    });
  }

  page({ width, height, characters }) {
    Object.assign(this, { width, height, drag: null });
    this.characters = characters.filter(([text]) => text.trim());
    this.over.setAttribute("viewBox", `0 0 ${width} ${height}`);
  }

  set(mode) {
    this.mode = mode;
    this.over.dataset.doing = mode;
    this.drag = null;
    this.draw();
  }

  get scale() {
    return this.over.getBoundingClientRect().width / this.width || 1;
  }

  draw() {
    const focused = document.activeElement && document.activeElement.closest("[data-key]");
    const key = focused && this.over.contains(focused) ? focused.dataset.key : null;
    const groups = this.marks.map((mark, index) => this.group(mark, index));
    if (this.drag && this.drag.boxes) for (const box of this.drag.boxes) groups.push(this.rectangle(box, "rd-new"));
    this.over.replaceChildren(...groups);
    if (key) this.focus(key);
  }

  group(mark, index) {
    const group = document.createElementNS(SVG, "g");
    const chosen = mark.key === this.chosen;
    group.dataset.key = mark.key;
    group.setAttribute("class", chosen ? "rd-mark rd-chosen" : "rd-mark");
    group.setAttribute("tabindex", "0");
    group.setAttribute("role", "button");
    group.setAttribute("aria-pressed", String(chosen));
    group.setAttribute("aria-label", this.name(index + 1, mark));
    group.append(this.rectangle(mark.box), this.label(mark));
    if (chosen && this.mode === "pick") for (const corner of CORNERS) group.append(this.handle(mark.box, corner));
    return group;
  }

  rectangle([left, top, right, bottom], kind) {
    const found = document.createElementNS(SVG, "rect");
    if (kind) found.setAttribute("class", kind);
    const sides = { x: left * this.width, y: top * this.height, width: (right - left) * this.width, height: (bottom - top) * this.height };
    for (const [side, value] of Object.entries(sides)) found.setAttribute(side, value.toFixed(2));
    return found;
  }

  // 依据写在框里；框矮的写在框上面，免得挡住要看的字。
  label({ box: [left, top, , bottom], ground }) {
    const found = document.createElementNS(SVG, "text");
    const size = 11 / this.scale;
    const inside = (bottom - top) * this.height > 3 * size;
    found.setAttribute("x", (left * this.width + (inside ? 2 : 0)).toFixed(2));
    found.setAttribute("y", (inside ? top * this.height + size : Math.max(top * this.height - 2, size)).toFixed(2));
    found.setAttribute("font-size", size.toFixed(2));
    found.textContent = this.grounds.get(ground);
    return found;
  }

  // 看得见的角小，按得着的角大。
  handle(box, corner) {
    const found = document.createElementNS(SVG, "circle");
    found.dataset.corner = corner.join(" ");
    found.setAttribute("cx", (box[corner[0]] * this.width).toFixed(2));
    found.setAttribute("cy", (box[corner[1]] * this.height).toFixed(2));
    found.setAttribute("r", (7 / this.scale).toFixed(2));
    return found;
  }

  focus(key) {
    const group = this.over.querySelector(`[data-key="${key}"]`);
    if (group) group.focus({ preventScroll: true });
  }

  point(event) {
    const { left, top, width, height } = this.over.getBoundingClientRect();
    return [(event.clientX - left) / width, (event.clientY - top) / height].map((one) => Math.max(0, Math.min(1, one)));
  }

  down(event) {
    if (event.button !== 0 || this.drag) return;
    const group = event.target.closest("[data-key]");
    const from = this.point(event);
    if (this.mode === "pick") {
      if (!group) return;
      const mark = this.marks.find((one) => one.key === group.dataset.key);
      const was = this.chosen === mark.key;
      this.pick(mark.key);
      // 手指第一下只是选中，免得滑动页面时把框带走。
      if (event.pointerType === "touch" && !was) return;
      const corner = event.target.dataset.corner;
      this.drag = { from, mark, start: mark.box, corner: corner ? corner.split(" ").map(Number) : null };
    } else {
      if (this.mode === "text" && !this.characters.length) {
        this.noText();
        return;
      }
      this.drag = { from, boxes: [] };
    }
    event.preventDefault();
    this.drag.pointer = event.pointerId;
    this.over.setPointerCapture(event.pointerId);
  }

  move(event) {
    if (!this.drag || event.pointerId !== this.drag.pointer) return;
    const to = this.point(event);
    const { from, mark, start, corner } = this.drag;
    if (!mark) {
      const [x, y] = from;
      this.drag.boxes = this.mode === "text" ? passage(this.characters, from, to) : [[Math.min(x, to[0]), Math.min(y, to[1]), Math.max(x, to[0]), Math.max(y, to[1])]];
    } else if (corner) {
      const box = [...start];
      [box[corner[0]], box[corner[1]]] = to;
      mark.box = [Math.min(box[0], box[2]), Math.min(box[1], box[3]), Math.max(box[0], box[2]), Math.max(box[1], box[3])];
    } else mark.box = shifted(start, to[0] - from[0], to[1] - from[1]);
    this.draw();
  }

  up(event) {
    if (!this.drag || event.pointerId !== this.drag.pointer) return;
    const { mark, start, boxes } = this.drag;
    this.drag = null;
    if (mark) {
      const box = mark.box;
      mark.box = start;
      if (this.large(box) && box.some((side, at) => Math.abs(side - start[at]) > 0.001)) this.change([mark], [{ ...mark, box }]);
      else this.draw();
      return;
    }
    const fit = boxes.filter((box) => this.large(box));
    if (fit.length) this.add(fit);
    else this.draw();
    if (!fit.length && boxes.length) this.small();
  }

  cancel() {
    if (this.drag && this.drag.mark) this.drag.mark.box = this.drag.start;
    this.drag = null;
    this.draw();
  }

  large([left, top, right, bottom]) {
    return (right - left) * this.width > 2 && (bottom - top) * this.height > 2;
  }

  key(event) {
    const group = event.target.closest("[data-key]");
    const mark = group && this.marks.find((one) => one.key === group.dataset.key);
    if (event.key === "Escape") this.cancel();
    if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
    const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] || [0, 0];
    if (x || y) {
      event.preventDefault();
      const [left, top, right, bottom] = mark.box;
      const box = event.shiftKey ? [left, top, Math.min(1, right + x * STEP), Math.min(1, bottom + y * STEP)] : shifted(mark.box, x * STEP, y * STEP);
      if (this.large(box)) this.change([mark], [{ ...mark, box }], "keys");
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      const next = this.marks[this.marks.indexOf(mark) + 1] || this.marks[this.marks.indexOf(mark) - 1];
      this.change([mark], []);
      if (next) this.focus(next.key);
      else this.over.parentElement.parentElement.focus();
    }
  }
}

// 移动，不出页面。
const shifted = ([left, top, right, bottom], x, y) => {
  const across = Math.max(-left, Math.min(1 - right, x));
  const down = Math.max(-top, Math.min(1 - bottom, y));
  return [left + across, top + down, right + across, bottom + down];
};
