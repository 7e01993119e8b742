// 检查结果页：当前页签滑入视野；局部替换后移动焦点；Esc关闭打开的行；打印按钮；断网时说明。
"use strict";

const ready = () => {
  for (const place of document.querySelectorAll("[data-print]")) place.hidden = false;
  for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
    const row = tab.closest("ul");
    row.scrollLeft += tab.getBoundingClientRect().left - row.getBoundingClientRect().left - 16;
  }
};
ready();

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print] button")) window.print();
});

// 打开的行关闭以后，焦点回到打开它的那一格。
let opener = "";
document.addEventListener("htmx:beforeRequest", (event) => {
  for (const words of document.querySelectorAll("[data-offline]")) words.hidden = true;
  const cell = event.target.closest("td[id], th");
  if (cell) opener = cell.id ? `#${cell.id} a.n` : `a.row-link[href="${event.target.getAttribute("href")}"]`;
});
document.addEventListener("keydown", (event) => {
  const close = event.key === "Escape" && document.querySelector("#open [data-close]");
  if (close) close.click();
});

document.addEventListener("htmx:afterSettle", () => {
  ready();
  const faulty = document.querySelector("#open .field-error input");
  const asked = document.querySelector("#open .asked input");
  const open = document.querySelector("#h-open");
  const back = !open && opener && document.querySelector(opener);
  const place = faulty || asked || open || back || document.querySelector("#tally") || document.querySelector("h1");
  if (!open) opener = "";
  if (place) place.focus();
});

document.addEventListener("htmx:sendError", () => {
  for (const words of document.querySelectorAll("[data-offline]")) {
    words.hidden = false;
    words.scrollIntoView({ block: "center" });
  }
});
