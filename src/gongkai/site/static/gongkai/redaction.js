// 遮盖编辑页：把页面、清单、工具、查找连起来。不开脚本时，清单、整页遮盖、查找、生成都是普通表单。
"use strict";

const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

for (const root of document.querySelectorAll("[data-redaction]")) {
  const say = root.dataset;
  const one = (name) => root.querySelector(`[data-${name}]`);
  const [over, sheetBox, paper, picture, list, line, status] = ["marks-over", "sheet", "paper", "picture", "list", "line", "status"].map(one);
  const ground = root.querySelector("select[data-ground]");
  const grounds = new Map([...list.closest("section").querySelector("#whole-ground").options].map((option) => [option.value, option.text]));
  const past = [];
  const future = [];
  const lines = new Map();
  let page = Number(say.page);
  let made = 0;
  let level = 0;

  const tell = (what, more = "") => {
    status.textContent = say[what] + more;
    status.classList.toggle("problem", ["retrying", "refused", "signedOut", "lost"].includes(what));
  };
  const nameOf = (n, mark) => fill(say.name, { n, ground: grounds.get(mark.ground) });

  // 一页的内容；取不到时为空。
  const fetched = async (number) => {
    try {
      const answer = await fetch(`${say.at}pages/${number}/`, { headers: { Accept: "application/json" } });
      return answer.ok && (answer.headers.get("Content-Type") || "").startsWith("application/json") ? await answer.json() : null;
    } catch {
      return null;
    }
  };

  const saving = new Saving({
    address: say.marks,
    token: root.querySelector("[name=csrfmiddlewaretoken]").value,
    revision: Number(say.revision),
    say: tell,
    fresh: async () => {
      const told = await fetched(page);
      if (told) adopt(told);
      return told ? told.revision : null;
    },
    done: ({ pages, revision }) => count(pages, revision),
  });

  const sheet = new Sheet(over, {
    grounds,
    name: nameOf,
    change: (before, after, tag) => change(before, after, tag),
    pick: (key) => pick(key),
    add: (boxes) => add(boxes),
    small: () => tell("small"),
    noText: () => tell("noText"),
  });

  // 服务器上的样子，再加上还没有送出的改动。
  const adopt = (told) => {
    const known = new Map([...saving.numbers].map(([key, number]) => [number, key]));
    // 已经存上而应答丢了的，就是还在等的那一处。
    const sent = saving.waiting.flatMap(({ after }) => after).filter((mark) => !saving.numbers.has(mark.key));
    const same = (a, b) => a.page === b.page && a.ground === b.ground && a.box.every((side, at) => Math.abs(side - b.box[at]) < 2e-5);
    const keyOf = (id, mark) => known.get(id) || (sent.find((one) => same(one, mark)) || { key: `s${id}` }).key;
    const marks = told.marks.map(({ id, ...mark }) => ({ ...mark, key: keyOf(id, mark) }));
    told.marks.forEach(({ id }, at) => saving.numbers.set(marks[at].key, id));
    sheet.marks = marks;
    sheet.page(told);
    for (const { before, after } of saving.waiting) put(before, after);
    count(told.pages, told.revision);
    draw();
  };

  const put = (before, after) => {
    const gone = new Set([...before, ...after].map((mark) => mark.key));
    const kept = sheet.marks.filter((mark) => !gone.has(mark.key));
    sheet.marks = [...kept, ...after.filter((mark) => mark.page === page)].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
  };

  const act = (before, after, tag) => {
    put(before, after);
    draw();
    const last = saving.waiting.length > 1 && saving.waiting.at(-1);
    if (tag && last && last.tag === tag && last.after[0].key === after[0].key) last.after = after;
    else saving.push({ before, after, tag, undone: () => past.splice(0) && future.splice(0) });
  };

  const change = (before, after, tag) => {
    const last = past.at(-1);
    if (tag && last && last.tag === tag && last.after[0].key === after[0].key) last.after = after;
    else past.push({ before, after, tag });
    future.length = 0;
    act(before, after, tag);
    if (!after.length) tell("gone");
  };

  const step = async (from, to, back) => {
    const found = from.pop();
    if (!found) {
      tell("nothingUndo");
      return;
    }
    to.push(found);
    const [before, after] = back ? [found.after, found.before] : [found.before, found.after];
    const on = [...before, ...after];
    if (!on.some((mark) => mark.page === page)) await turn(on[0].page);
    act(before, after);
  };

  const fresh = (box, law, note = "", on = page) => ({ key: `n${(made += 1)}`, page: on, box, ground: law, note });

  const add = (boxes) => {
    const marks = boxes.map((box) => fresh(box, ground.value));
    sheet.chosen = marks[0].key;
    change([], marks);
    sheet.focus(marks[0].key);
  };

  const pick = (key) => {
    sheet.chosen = key;
    sheet.draw();
    for (const [name, item] of lines) item.toggleAttribute("aria-current", name === key);
  };

  const draw = () => {
    sheet.draw();
    for (const [key, item] of lines) {
      if (sheet.marks.some((mark) => mark.key === key)) continue;
      item.remove();
      lines.delete(key);
    }
    sheet.marks.forEach((mark, index) => {
      if (!lines.has(mark.key)) lines.set(mark.key, lineOf(mark.key));
      const item = lines.get(mark.key);
      const [law, note] = item.querySelectorAll("select, input");
      item.querySelector("[data-number]").textContent = index + 1;
      item.querySelector("[data-which]").textContent = nameOf(index + 1, mark);
      law.value = mark.ground;
      if (document.activeElement !== note) note.value = mark.note;
      if (list.children[index] !== item) list.insertBefore(item, list.children[index] || null);
    });
    one("empty").hidden = sheet.marks.length > 0;
  };

  const lineOf = (key) => {
    const item = line.content.firstElementChild.cloneNode(true);
    const mark = () => sheet.marks.find((found) => found.key === key);
    const [law, note] = item.querySelectorAll("select, input");
    item.addEventListener("focusin", () => sheet.chosen !== key && pick(key));
    law.addEventListener("change", () => change([mark()], [{ ...mark(), ground: law.value }]));
    note.addEventListener("change", () => change([mark()], [{ ...mark(), note: note.value.trim() }]));
    item.querySelector("button").addEventListener("click", (event) => {
      event.preventDefault();
      const next = item.nextElementSibling || item.previousElementSibling;
      change([mark()], []);
      (next ? next.querySelector("button") : document.querySelector("#h-marks")).focus();
    });
    return item;
  };

  const count = (pages, revision) => {
    const total = Object.values(pages).reduce((sum, n) => sum + n, 0);
    for (const input of root.querySelectorAll("[name=revision]")) input.value = revision;
    for (const link of root.querySelectorAll("[data-pages-list] a")) link.querySelector("[data-n]").textContent = pages[link.dataset.to] ? fill(say.count, { n: pages[link.dataset.to] }) : "";
    one("in-all").textContent = fill(say.count, { n: total });
    for (const words of root.querySelectorAll("[data-nothing]")) words.hidden = total > 0;
    for (const words of root.querySelectorAll("[data-outdated]")) words.hidden = words.dataset.outdated === String(revision);
  };

  const turn = async (number) => {
    if (number === page) return;
    const told = await fetched(number);
    if (!told) {
      tell("lost");
      return;
    }
    page = number;
    sheet.chosen = null;
    adopt(told);
    if (!saving.busy) saving.revision = told.revision;
    picture.src = `${say.at}pages/${number}.jpg`;
    picture.alt = fill(say.ofPage, { n: number, all: say.pages });
    for (const input of root.querySelectorAll("input[name=page]")) input.value = number;
    for (const link of root.querySelectorAll("[data-pages-list] a")) link.toggleAttribute("aria-current", Number(link.dataset.to) === number);
    for (const link of root.querySelectorAll("[data-turn]")) {
      const next = number + Number(link.dataset.turn);
      link.href = `?page=${next}`;
      link.hidden = next < 1 || next > Number(say.pages);
    }
    history.replaceState(null, "", `?page=${number}`);
    sheetBox.scrollTo(0, 0);
    status.textContent = picture.alt;
  };

  const mode = (wanted) => {
    for (const button of root.querySelectorAll("[data-mode]")) button.setAttribute("aria-pressed", String(button.dataset.mode === wanted));
    sheet.set(wanted);
  };

  const zoom = (by) => {
    const levels = [1, 1.5, 2, 3];
    level = Math.max(0, Math.min(levels.length - 1, level + by));
    const [x, y] = [(sheetBox.scrollLeft + sheetBox.clientWidth / 2) / paper.offsetWidth, (sheetBox.scrollTop + sheetBox.clientHeight / 2) / paper.offsetHeight];
    paper.style.width = `${levels[level] * 100}%`;
    sheetBox.scrollTo(x * paper.offsetWidth - sheetBox.clientWidth / 2, y * paper.offsetHeight - sheetBox.clientHeight / 2);
    sheet.draw();
  };

  // 用键盘点“画框”：看得见的那一段中间加一个框。
  const middle = () => {
    const { top, height } = over.getBoundingClientRect();
    const at = Math.max(0.05, Math.min(0.9, (Math.min(innerHeight, top + height) / 2 + Math.max(0, top) / 2 - top) / height));
    mode("pick");
    add([[0.35, at, 0.65, at + 0.04]]);
  };

  root.addEventListener("click", (event) => {
    const to = event.target.closest("[data-to], [data-turn]");
    const button = event.target.closest("button[type=button]");
    if (to && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      turn(Number(new URL(to.href).searchParams.get("page")));
    } else if (button) {
      const { mode: wanted, zoom: by } = button.dataset;
      if (wanted === "draw" && event.detail === 0) middle();
      else if (wanted) mode(wanted);
      if (by) zoom(Number(by));
      if (button.hasAttribute("data-undo")) step(past, future, true);
      if (button.hasAttribute("data-redo")) step(future, past, false);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.target.closest("input, textarea")) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) step(future, past, false);
    else step(past, future, true);
  });

  const idle = async () => {
    while (saving.busy && !saving.stopped) await new Promise((resolve) => setTimeout(resolve, 100));
  };

  const search = async (form, button) => {
    const body = new FormData(form, button);
    tell("finding");
    await idle();
    const panel = root.querySelector("#h-find").closest("section");
    try {
      const answer = await fetch(say.at, { method: "POST", body });
      const found = new DOMParser().parseFromString(await answer.text(), "text/html");
      const refused = found.querySelector("main [role=alert]");
      const fresh = found.querySelector("#h-find").closest("section");
      panel.replaceChildren(...fresh.childNodes);
      if (refused && !panel.querySelector(".field-error")) tell("refused", refused.textContent.trim());
      else status.textContent = "";
      for (const ticks of panel.querySelectorAll("[data-cover]")) tally(ticks);
      const place = panel.querySelector(".field-error textarea, #found [tabindex]");
      if (place) place.focus();
    } catch {
      tell("lost");
    }
  };

  const cover = (form) => {
    const ticked = [...form.querySelectorAll(":checked")].flatMap((tick) => JSON.parse(tick.value));
    if (!ticked.length) return;
    change([], ticked.map((told) => fresh(told.box, told.ground, told.note, told.page)));
    const done = document.createElement("p");
    done.className = "msg";
    done.tabIndex = -1;
    done.textContent = fill(say.added, { n: ticked.length });
    form.replaceWith(done);
    done.focus();
  };

  root.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.matches("[data-find], [data-cover], [data-whole], [data-list-form], .rd-turn")) event.preventDefault();
    if (form.matches("[data-find]")) search(form, event.submitter);
    if (form.matches("[data-cover]")) cover(form);
    if (form.matches("[data-whole]")) change([], [fresh([0, 0, 1, 1], form.elements.ground.value)]);
    if (form.matches("[data-build]") && saving.busy) {
      event.preventDefault();
      await idle();
      if (!saving.busy) form.submit();
    }
  });

  root.addEventListener("change", (event) => {
    const form = event.target.closest("[data-cover]");
    if (form) tally(form);
    if (event.target.matches(".rd-turn input")) turn(Math.max(1, Math.min(Number(say.pages), Number(event.target.value) || 1)));
  });

  const tally = (form) => {
    const ticks = [...form.querySelectorAll("[data-places]")];
    const n = ticks.filter((tick) => tick.checked).reduce((sum, tick) => sum + Number(tick.dataset.places), 0);
    form.querySelector("button").textContent = fill(ticks.every((tick) => tick.checked) ? say.all : say.some, { n });
  };

  addEventListener("beforeunload", (event) => {
    if (saving.busy) event.preventDefault();
  });

  fetched(page).then((told) => {
    if (!told) {
      tell("lost");
      return;
    }
    for (const part of root.querySelectorAll("[data-tools]")) part.hidden = false;
    for (const part of root.querySelectorAll("[data-plain]")) part.hidden = true;
    list.replaceChildren();
    saving.revision = told.revision;
    adopt(told);
    mode("pick");
    // 手机上整页缩得看不清字，先放大一倍。
    if (paper.offsetWidth < 480) zoom(2);
    sheetBox.scrollTo(0, 0);
    addEventListener("resize", () => sheet.draw());
  });
}
