// A figure of the list is put where the cursor stands in the text. Without this its code is typed or copied.
(() => {
  const text = document.getElementById("id_text");
  if (!text) return;
  for (const code of document.querySelectorAll("[data-insert]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = code.dataset.insert;
    button.setAttribute("aria-label", code.dataset.insert + code.dataset.of);
    button.addEventListener("click", () => {
      text.setRangeText(code.textContent, text.selectionStart, text.selectionEnd, "end");
      text.focus();
      text.dispatchEvent(new Event("input", { bubbles: true }));
    });
    code.after(button);
  }
})();
