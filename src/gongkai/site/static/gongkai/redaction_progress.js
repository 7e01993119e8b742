// 准备、生成时每两秒看一次；做完了刷新。离开不影响。
"use strict";

for (const busy of document.querySelectorAll("[data-busy]")) {
  const words = busy.querySelector("[data-says]");
  const look = async () => {
    try {
      const told = await (await fetch(busy.dataset.busy, { headers: { Accept: "application/json" } })).json();
      words.textContent = told.says;
      if (told.build !== "preparing" && told.build !== "building") {
        location.reload();
        return;
      }
    } catch {
      // 断网或登录过期：下次再看。
    }
    setTimeout(look, 2000);
  };
  setTimeout(look, 2000);
}
