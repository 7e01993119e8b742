// 检查结果页：局部替换后把焦点放到打开的行或检查结论上；打印按钮。
"use strict";

for (const place of document.querySelectorAll("[data-print]")) place.hidden = false;
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print] button")) window.print();
});
document.addEventListener("htmx:afterSettle", () => {
  for (const place of document.querySelectorAll("[data-print]")) place.hidden = false;
  const faulty = document.querySelector("#open .field-error input");
  const asked = document.querySelector("#open .asked input");
  const place = faulty || asked || document.querySelector("#h-open") || document.querySelector("#tally");
  if (place) place.focus();
});
