// 正文编辑器：在文本框的位置放上带工具栏的编辑器；粘贴的内容先由服务器整理。没有脚本时文本框照样能用。
const TABLE_MOST = 30;

for (const source of document.querySelectorAll("textarea[data-editor]")) {
  import(source.dataset.editor).then((library) => begin(source, library)).catch((error) => console.error(error));
}

function make(name, properties = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made && !key.includes("-")) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

function begin(source, library) {
  const words = JSON.parse(source.dataset.words);
  const frame = make("div", { className: "pe" });
  const said = make("p", { className: "pe-said", role: "status" });
  const surface = make("div", { className: "pe-surface" });
  const editor = new library.Editor({
    element: surface,
    extensions: extensions(library, source.dataset.files),
    content: source.value,
    // 样式在 editor.css：页面不许脚本写样式。
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    editorProps: {
      attributes: described(source),
      // 在编辑器自己解析粘贴的HTML以前：里面什么都可能有。
      handleDOMEvents: { paste: (_view, event) => pasted(event), drop: (view, event) => !view.dragging && dropped(event) },
    },
    onUpdate: () => {
      source.value = editor.isEmpty ? "" : editor.getHTML();
      source.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });

  function pasted(event) {
    const brought = event.clipboardData;
    const html = brought.getData("text/html");
    if (!html && brought.files.length) return refusedPicture(event);
    // 从编辑器里复制的，本来就是整理过的。
    if (!html || html.includes("data-pm-slice")) return false;
    event.preventDefault();
    arrange(html, brought.getData("text/plain"));
    return true;
  }

  function dropped(event) {
    const brought = event.dataTransfer;
    if (brought.files.length) return refusedPicture(event);
    const html = brought.getData("text/html");
    if (!html) return false;
    event.preventDefault();
    arrange(html, brought.getData("text/plain"));
    return true;
  }

  function refusedPicture(event) {
    event.preventDefault();
    said.textContent = words.paste_picture;
    return true;
  }

  async function arrange(html, plain) {
    const { from, to } = editor.state.selection;
    const put = (content) => {
      editor.view.focus();
      editor.chain().insertContentAt({ from, to }, content).scrollIntoView().run();
    };
    said.textContent = words.pasting;
    editor.setEditable(false, false);
    const answer = await fetch(source.dataset.paste, {
      method: "POST",
      body: html,
      credentials: "same-origin",
      headers: { "Content-Type": "text/html; charset=utf-8", "X-CSRFToken": source.form.elements.csrfmiddlewaretoken.value },
    }).catch(() => null);
    const told = answer && (answer.headers.get("content-type") || "").includes("json") ? await answer.json() : null;
    editor.setEditable(true, false);
    if (told && answer.ok) {
      put(told.html);
      said.textContent = told.says || words.pasted;
    } else if (told) {
      said.textContent = told.says;
    } else {
      put(plain.split(/\n+/).filter((line) => line.trim()).map((line) => ({ type: "paragraph", content: [{ type: "text", text: line.trim() }] })));
      said.textContent = words.not_pasted;
    }
  }

  const panel = make("div", { className: "pe-panel", hidden: true });
  frame.append(toolbar(editor, words, source, panel, said), panel, said, surface);
  source.before(frame);
  source.hidden = true;
  for (const label of source.labels) label.addEventListener("click", () => editor.view.focus());
}

function described(source) {
  const attributes = { role: "textbox", "aria-multiline": "true", class: "pe-text document-body" };
  attributes["aria-label"] = source.labels.length ? source.labels[0].textContent.trim() : "";
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (source.hasAttribute(name)) attributes[name] = source.getAttribute(name);
  }
  return attributes;
}

function extensions(library, files) {
  // 图片存的是 files/编号，在办理台显示时用办理台的地址。
  const Image = library.Image.extend({
    addNodeView() {
      return ({ node }) => {
        const dom = make("img", { alt: node.attrs.alt || "" });
        if (/^files\/\d+$/.test(node.attrs.src || "")) dom.src = `${files}${node.attrs.src.slice(6)}/`;
        return { dom };
      };
    },
  });
  // 表题是表格的属性：表格里只能有行。
  const Table = library.Table.extend({
    addAttributes() {
      return {
        caption: {
          default: "",
          parseHTML: (element) => element.querySelector(":scope > caption")?.textContent.trim() || "",
          rendered: false,
        },
      };
    },
    parseHTML() {
      return [{ tag: "table" }, { tag: "caption", ignore: true }];
    },
    renderHTML({ node }) {
      return node.attrs.caption ? ["table", {}, ["caption", {}, node.attrs.caption], ["tbody", 0]] : ["table", {}, ["tbody", 0]];
    },
    addNodeView() {
      return null;
    },
  });
  return [
    library.Document, library.Paragraph, library.Text, library.HardBreak,
    library.Heading.configure({ levels: [2, 3, 4] }),
    library.Bold, library.Italic, library.Underline, library.Superscript, library.Subscript,
    library.BulletList, library.OrderedList, library.ListItem, library.Blockquote, library.HorizontalRule,
    library.Link.configure({ openOnClick: false, autolink: false, linkOnPaste: false, enableTarget: false, protocols: ["http", "https", "mailto", "tel"], isAllowedUri: (address) => allowed(address) }),
    Table, library.TableRow, library.TableHeader, library.TableCell,
    library.Figure, library.Caption, Image, library.UndoRedo, library.Gapcursor,
  ];
}

function allowed(address) {
  return /^(?:https?:\/\/[^\s/]|mailto:|tel:|\/(?!\/)|files\/\d)/i.test(address || "");
}

function toolbar(editor, words, source, panel, said) {
  // 当即回到正文：编辑器自己的focus要等到下一帧，这以前接着打的字就丢了。
  const chain = () => {
    editor.view.focus();
    return editor.chain().scrollIntoView();
  };
  const back = () => chain().run();
  const style = make("select", { "aria-label": words.style, title: words.style }, ["p", "h2", "h3", "h4"].map((name) => make("option", { value: name, textContent: words[name] })));
  style.addEventListener("change", () => {
    // 回到正文时选择框会按光标所在的段落改写。
    const chosen = style.value;
    if (chosen === "p") chain().setParagraph().run();
    else chain().setHeading({ level: Number(chosen[1]) }).run();
  });
  const items = [style];
  const shown = [];
  const open = { name: "" };

  function button(name, face, press, isOn, isAble) {
    const made = make("button", { type: "button", className: `pe-${name}`, title: words[name], "aria-label": words[name], textContent: face });
    made.addEventListener("click", press);
    items.push(made);
    shown.push(() => {
      if (isOn) made.setAttribute("aria-pressed", String(isOn()));
      if (isAble) made.setAttribute("aria-disabled", String(!isAble()));
    });
    return made;
  }

  function opener(name, content) {
    const made = button(name, words[name], () => (open.name === name ? shut() : showPanel(name, content)));
    shown.push(() => made.setAttribute("aria-expanded", String(open.name === name)));
  }

  function showPanel(name, content) {
    open.name = name;
    panel.replaceChildren(...content());
    panel.hidden = false;
    refresh();
    panel.querySelector("input, select, button")?.focus();
  }

  function shut() {
    open.name = "";
    panel.hidden = true;
    refresh();
    back();
  }

  const act = (name, press) => {
    const made = make("button", { type: "button", textContent: words[name] });
    made.addEventListener("click", press);
    return made;
  };
  const labelled = (name, field) => make("label", {}, [`${words[name]} `, field]);

  const mark = (name, face, command, of) => button(name, face, () => chain()[command]().run(), () => editor.isActive(of));
  mark("bold", "B", "toggleBold", "bold");
  mark("italic", "I", "toggleItalic", "italic");
  mark("underline", "U", "toggleUnderline", "underline");
  mark("sup", "x²", "toggleSuperscript", "superscript");
  mark("sub", "x₂", "toggleSubscript", "subscript");
  mark("bullets", "•≡", "toggleBulletList", "bulletList");
  mark("numbers", "1≡", "toggleOrderedList", "orderedList");
  mark("quote", "”", "toggleBlockquote", "blockquote");
  button("rule", "—", () => chain().setHorizontalRule().run());
  opener("link", () => {
    const field = make("input", { type: "text", inputMode: "url", value: editor.getAttributes("link").href || "" });
    const set = () => {
      const address = field.value.trim();
      if (!allowed(address)) {
        said.textContent = words.bad_address;
        field.focus();
        return;
      }
      if (editor.state.selection.empty && !editor.isActive("link")) chain().insertContent({ type: "text", text: address, marks: [{ type: "link", attrs: { href: address } }] }).run();
      else chain().extendMarkRange("link").setLink({ href: address }).run();
      shut();
    };
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      set();
    });
    return [labelled("address", field), act("set", set), act("unlink", () => { chain().extendMarkRange("link").unsetLink().run(); shut(); }), act("close", shut)];
  });
  opener("picture", () => {
    const pictures = JSON.parse(source.dataset.pictures);
    if (!pictures.length) return [make("span", { textContent: words.no_picture }), act("close", shut)];
    const field = make("select", {}, pictures.map((one) => make("option", { value: one.number, textContent: one.title })));
    const insert = () => {
      const one = pictures.find((picture) => String(picture.number) === field.value);
      chain().insertContent({ type: "figure", content: [{ type: "image", attrs: { src: `files/${one.number}`, alt: one.title } }] }).run();
      shut();
    };
    return [labelled("which_picture", field), act("insert", insert), act("close", shut)];
  });
  opener("table", () => (editor.isActive("table") ? changes() : news()));
  button("undo", "↶", () => chain().undo().run(), null, () => editor.can().undo());
  button("redo", "↷", () => chain().redo().run(), null, () => editor.can().redo());

  function news() {
    const number = (value) => make("input", { type: "number", min: "1", max: String(TABLE_MOST), value });
    const [rows, columns] = [number("3"), number("3")];
    const within = (field) => Math.min(Math.max(Number.parseInt(field.value, 10) || 1, 1), TABLE_MOST);
    const insert = () => {
      chain().insertTable({ rows: within(rows), cols: within(columns), withHeaderRow: true }).run();
      shut();
    };
    return [labelled("rows", rows), labelled("columns", columns), act("insert", insert), act("close", shut)];
  }

  function changes() {
    const caption = make("input", { type: "text", value: editor.getAttributes("table").caption || "", maxLength: 200 });
    caption.addEventListener("change", () => editor.chain().updateAttributes("table", { caption: caption.value.trim() }).run());
    const commands = { row_above: "addRowBefore", row_below: "addRowAfter", column_before: "addColumnBefore", column_after: "addColumnAfter", delete_row: "deleteRow", delete_column: "deleteColumn", merge: "mergeCells", split: "splitCell", head_row: "toggleHeaderRow", head_column: "toggleHeaderColumn" };
    const acts = Object.entries(commands).map(([name, command]) => act(name, () => chain()[command]().run()));
    return [labelled("caption", caption), ...acts, act("delete_table", () => { chain().deleteTable().run(); shut(); }), act("close", shut)];
  }

  function refresh() {
    const level = [2, 3, 4].find((one) => editor.isActive("heading", { level: one }));
    style.value = level ? `h${level}` : "p";
    for (const show of shown) show();
  }

  const bar = make("div", { className: "pe-bar", role: "toolbar", "aria-label": words.toolbar, title: words.keys }, items);
  let at = 0;
  const reach = (place) => {
    at = (place + items.length) % items.length;
    items.forEach((item, number) => { item.tabIndex = number === at ? 0 : -1; });
  };
  reach(0);
  bar.addEventListener("focusin", (event) => reach(Math.max(items.indexOf(event.target), 0)));
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      reach(at + step);
      items[at].focus();
    } else if (event.key === "Escape") back();
  });
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") shut(); });
  editor.view.dom.addEventListener("keydown", (event) => {
    if (event.altKey && event.key === "F10") {
      event.preventDefault();
      items[at].focus();
    }
  });
  editor.on("transaction", refresh);
  refresh();
  return bar;
}
