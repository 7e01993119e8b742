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
  let leaving = false;
  const save = async () => {
    const data = new FormData(form);
    data.set("by_itself", "1");
    const answer = await fetch(location.href, { method: "POST", body: data, credentials: "same-origin" }).catch(() => null);
    if (!answer || answer.redirected || !answer.headers.get("content-type")?.includes("json")) {
      said.textContent = said.dataset.unsaved;
      return;
    }
    const told = await answer.json();
    said.textContent = told.says;
    if (told.seen !== undefined) form.elements.seen.value = told.seen;
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (leaving) return;
      saving = save().finally(() => { saving = null; });
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
}
