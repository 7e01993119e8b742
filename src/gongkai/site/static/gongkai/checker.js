// 查一查年报：拖放、逐个提交并显示进度。不开脚本时，表单照常一次提交。
"use strict";

for (const form of document.querySelectorAll("form[data-checker]")) {
  const drop = form.querySelector("[data-drop]");
  const input = drop.querySelector("input[type=file]");
  const list = form.querySelector("[data-files]");
  const status = form.querySelector("[data-status]");
  const say = status.dataset;
  const button = form.querySelector("button:not([type=button])");
  const limit = Number(drop.dataset.megabytes) * 1e6;
  const most = Number(drop.dataset.most);
  let chosen = [];
  let workspace = "";
  let last = null;

  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  drop.querySelector(".drop-words").hidden = false;
  const label = document.createElement("span");
  label.className = "btn";
  label.textContent = drop.dataset.choose;
  label.setAttribute("aria-hidden", "true");
  label.addEventListener("click", () => input.click());
  input.after(label);
  drop.classList.add("ready");

  const show = () => {
    list.replaceChildren(
      ...chosen.map((item) => {
        const line = document.createElement("li");
        const name = document.createElement("span");
        const note = document.createElement("span");
        name.textContent = item.file.name;
        note.className = item.problem ? "problem" : "note";
        note.textContent = item.problem || `${Math.max(1, Math.round(item.file.size / 1000))} KB，${item.state}`;
        line.append(name, note);
        if (!button.disabled && item.state !== say.read) {
          const remove = document.createElement("button");
          remove.type = "button";
          remove.className = "plain";
          remove.textContent = say.remove;
          remove.setAttribute("aria-label", `${say.remove}${item.file.name}`);
          remove.addEventListener("click", () => {
            chosen = chosen.filter((other) => other !== item);
            show();
            input.focus();
          });
          line.append(remove);
        }
        return line;
      }),
    );
  };

  const add = (files) => {
    status.textContent = "";
    for (const file of files) {
      if (chosen.length >= most) {
        status.textContent = fill(say.many, { most });
        break;
      }
      const problem = file.size > limit ? fill(say.large, { mb: drop.dataset.megabytes }) : "";
      chosen.push({ file, problem, state: say.waiting });
    }
    show();
  };

  input.addEventListener("change", () => {
    add(input.files);
    input.value = "";
  });
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    add(event.dataTransfer.files);
  });

  const send = async (name, value) => {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.append(name, value);
    const address = workspace ? `${workspace}files/` : form.action;
    const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
    if (!(answer.headers.get("Content-Type") || "").startsWith("application/json")) throw new Error(answer.status);
    const told = await answer.json();
    if (!answer.ok) return told.problem;
    workspace = told.workspace;
    last = told;
    return told.problem;
  };

  // 按“后退”回到本页时，浏览器会原样恢复：按钮要能再点。
  window.addEventListener("pageshow", () => {
    button.disabled = false;
    status.textContent = "";
  });

  form.addEventListener("submit", async (event) => {
    const waiting = chosen.filter((item) => !item.problem && item.state !== say.read);
    const text = form.elements.text ? form.elements.text.value.trim() : "";
    // 没有选文件：照常提交，由服务器说明或检查粘贴的文字。
    if (!waiting.length) {
      if (!chosen.length && text) {
        status.textContent = say.busy;
        button.disabled = true;
      }
      return;
    }
    event.preventDefault();
    button.disabled = true;
    let number = 0;
    let failed = false;
    for (const item of waiting) {
      number += 1;
      item.state = say.busy;
      status.textContent = fill(say.reading, { n: number, all: waiting.length, name: item.file.name });
      show();
      try {
        item.problem = (await send("files", item.file)) || "";
        item.state = say.read;
      } catch {
        failed = true;
        item.state = say.failed;
      }
      show();
    }
    if (text && !failed) {
      try {
        await send("text", text);
        number += 1;
      } catch {
        failed = true;
      }
    }
    if (failed || !workspace) {
      button.disabled = false;
      status.textContent = failed ? say.failed : "";
      show();
      return;
    }
    // 一个都没有读成：留在本页，原因在文件旁边，换了文件再点。
    if (!text && chosen.every((item) => item.problem)) {
      button.disabled = false;
      status.textContent = say.none;
      show();
      return;
    }
    status.textContent = say.done;
    const alone = number === 1 && !last.problem && form.hasAttribute("data-first");
    location.assign(alone ? last.file : workspace);
  });
}
