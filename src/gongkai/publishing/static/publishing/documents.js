// 主动公开：审阅时选中的原文填进意见；修改内容时隔一会儿自动保存。没有脚本时照样能用。
"use strict";

const LONGEST_QUOTE = 300;

const quotable = document.querySelector("[data-quotable]");
const quote = document.querySelector("[data-comment] [name=quote]");
if (quotable && quote) {
  const take = () => {
    const chosen = document.getSelection();
    if (!chosen || chosen.isCollapsed || !quotable.contains(chosen.anchorNode) || !quotable.contains(chosen.focusNode)) return;
    quote.value = chosen.toString().trim().slice(0, LONGEST_QUOTE);
  };
  quotable.addEventListener("mouseup", take);
  quotable.addEventListener("touchend", take);
  document.addEventListener("keyup", (event) => { if (event.shiftKey || event.key === "Shift") take(); });
}

const QUIET = 15000;
// 停笔这么久（毫秒）才自动保存，免得打断。

const form = document.querySelector("form[data-saves-itself]");
if (form) {
  const said = document.querySelector("[data-saved]");
  let timer = 0;
  let saving = null;
  let dirty = false;
  let leaving = false;

  // 保存后换上新的检查结果；换不成就留着旧的。
  const examine = async () => {
    const answer = await fetch(form.dataset.findings, { credentials: "same-origin" }).catch(() => null);
    const old = document.getElementById("guard");
    if (!answer?.ok || answer.redirected || !old || old.contains(document.activeElement)) return;
    const part = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("guard");
    if (part) old.replaceWith(part);
  };

  const save = async () => {
    const data = new FormData(form);
    data.set("by_itself", "1");
    dirty = false;
    const answer = await fetch(location.href, { method: "POST", body: data, credentials: "same-origin" }).catch(() => null);
    const told = answer?.headers.get("content-type")?.includes("json") ? await answer.json() : null;
    said.textContent = told?.says ?? said.dataset.unsaved;
    if (told?.seen === undefined) {
      dirty = true;
      return false;
    }
    form.elements.seen.value = told.seen;
    return true;
  };
  const begin = () => {
    saving ??= save().finally(() => { saving = null; });
    return saving;
  };
  const later = () => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      if (!leaving && (await begin())) examine();
    }, QUIET);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);

  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!saving || leaving) {
      leaving = true;
      return;
    }
    // 正在自动保存：等它记下次数再提交，不然会被当作别人改过。
    event.preventDefault();
    leaving = true;
    const button = event.submitter;
    saving.finally(() => form.requestSubmit(button));
  });

  // 一键替换改的是已保存的文字：先把没有保存的存上。
  document.addEventListener("submit", async (event) => {
    if (!event.target.closest("#guard") || !(dirty || saving)) return;
    event.preventDefault();
    clearTimeout(timer);
    await saving;
    if (!dirty || (await begin())) event.target.submit();
  });
}
