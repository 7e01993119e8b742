// 公开信息的一页：打印按钮，没有脚本时不显示。
"use strict";

for (const place of document.querySelectorAll("[data-print]")) {
  place.hidden = false;
  place.addEventListener("click", () => window.print());
}
