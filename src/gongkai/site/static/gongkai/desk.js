// 办理台：拟定结果时只留下这一结果要填的栏；表单填了而没有保存上的，留在本标签页里；打印按钮。
"use strict";

for (const place of document.querySelectorAll("[data-print]")) {
  place.hidden = false;
  place.addEventListener("click", () => window.print());
}

for (const item of document.querySelectorAll("[data-decision] [data-item]")) {
  const outcome = item.querySelector("[data-outcome] select");
  const sift = () => {
    const [group] = outcome.value.split(".");
    for (const part of item.querySelectorAll("[data-for]")) {
      const wanted = part.dataset.for.split(" ");
      part.hidden = !wanted.includes(outcome.value) && !wanted.includes(group) && !part.querySelector(".error");
    }
  };
  outcome.addEventListener("change", sift);
  sift();
}

// 结果一选定，就查这一项的参考；参考答复直接填进理由，不必重新载入页面。
for (const item of document.querySelectorAll("[data-decision] [data-item]")) {
  const panel = item.querySelector("[data-precedents]");
  const outcome = item.querySelector("[data-outcome] select");
  const grounds = () => [...item.querySelectorAll("[data-for=partial] input:checked")];
  let asked = 0;
  const tidy = () => panel.querySelectorAll("[data-consult]").forEach((button) => (button.hidden = true));
  const look = async () => {
    const mine = ++asked;
    const query = new URLSearchParams({ outcome: outcome.value });
    if (outcome.value === "partial") for (const ground of grounds()) query.append("withheld", ground.value);
    const answer = await fetch(`${panel.dataset.precedents}&${query}`, { credentials: "same-origin" }).catch(() => null);
    if (!answer?.ok || answer.redirected || mine !== asked) return;
    panel.innerHTML = await answer.text();
    tidy();
  };
  tidy();
  item.addEventListener("change", (event) => {
    if (event.target === outcome || event.target.closest("[data-for=partial]")) look();
  });
  panel.addEventListener("click", (event) => {
    const button = event.target.closest("[data-use]");
    if (!button) return;
    event.preventDefault();
    const answer = button.closest("li");
    for (const [name, words] of [["harm", answer.querySelector("[data-harm]")], ["reason", answer.querySelector("[data-text]")]]) {
      const field = item.querySelector(`[name="item-${button.dataset.use}-${name}"]`);
      const text = words?.innerText.trim() ?? "";
      if (!field.value.includes(text)) field.value = [field.value.trimEnd(), text].filter(Boolean).join("\n");
      if (name === "reason") field.focus();
    }
  });
}

// 登录过期、页面开得太久，提交会落空：提交前记下，回到同一页时填回，办成以后清掉。
// 记在各人名下：换了人登录，看不到前一个人填的。
const kept = (who, path) => `kept:${who}:${path}`;
const withoutFiles = (form) => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");

for (const form of document.querySelectorAll("form[data-keep]")) {
  const key = kept(form.dataset.keep, location.pathname + location.search);
  const before = sessionStorage.getItem(key);
  if (before && !("refilled" in form.dataset) && !document.querySelector(".field-error")) {
    const values = new URLSearchParams(before);
    for (const input of form.elements) {
      if (!input.name || !values.has(input.name) || input.type === "file" || input.type === "hidden") continue;
      if (input.type === "checkbox" || input.type === "radio") input.checked = values.getAll(input.name).includes(input.value);
      else input.value = values.get(input.name);
    }
    for (const select of form.querySelectorAll("[data-outcome] select")) select.dispatchEvent(new Event("change"));
  }
  form.addEventListener("submit", () => sessionStorage.setItem(key, new URLSearchParams(withoutFiles(form)).toString()));
}

for (const done of document.querySelectorAll("[data-kept-done]")) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith("kept:") && key.includes(`:${done.dataset.keptDone}`)) sessionStorage.removeItem(key);
  }
}
