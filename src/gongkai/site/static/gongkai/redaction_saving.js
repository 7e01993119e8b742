// 逐步保存遮盖：一次一个改动，按次序送出；送不出去就再送；别人先改了，先取最新的，再送自己的。
"use strict";

class Saving {
  // say(词, 补充)：显示状态；fresh()：取来最新的一页，返回新的版本号；done(结果)：保存后的处数。
  constructor({ address, token, revision, say, fresh, done }) {
    Object.assign(this, { address, token, revision, say, fresh, done });
    this.numbers = new Map();
    this.waiting = [];
    this.running = false;
    this.stopped = false;
  }

  get busy() {
    return this.waiting.length > 0;
  }

  // 一个改动：before、after 是同一处改前、改后的样子；只在 before 里的删去，after 里的放上。
  push(change) {
    this.waiting.push(change);
    this.say("saving");
    if (!this.running) this.run();
  }

  async run() {
    this.running = true;
    let wait = 1000;
    let meanwhile = 0;
    while (this.waiting.length && !this.stopped) {
      const change = this.waiting[0];
      const answer = await this.send(change);
      if (answer.ok) {
        change.after.forEach((mark, at) => this.numbers.set(mark.key, answer.told.ids[at]));
        for (const mark of change.gone) this.numbers.delete(mark.key);
        this.revision = answer.told.revision;
        this.waiting.shift();
        this.done(answer.told);
        wait = 1000;
        if (!this.waiting.length) this.say(meanwhile ? "meanwhile" : "saved");
      } else if (answer.status === 409 && meanwhile < 20) {
        meanwhile += 1;
        if (!(await this.renew())) wait = await this.pause(wait);
      } else if (answer.status === 403 || answer.status === 409 || answer.status === 422) {
        // 不能接受：退回服务器上的样子，说明为什么。
        this.waiting = [];
        if (await this.renew()) this.say("refused", answer.told.says);
        else this.say("refused", answer.told.says);
        change.undone();
      } else if (answer.status === "signed-out") {
        this.stopped = true;
        this.say("signedOut");
      } else wait = await this.pause(wait);
    }
    this.running = false;
  }

  async send(change) {
    const kept = new Set(change.after.map((mark) => mark.key));
    change.gone = change.before.filter((mark) => !kept.has(mark.key));
    const body = JSON.stringify({
      revision: this.revision,
      put: change.after.map(({ key, page, box, ground, note }) => ({ id: this.numbers.get(key) ?? null, page, box, ground, note })),
      remove: change.gone.map((mark) => this.numbers.get(mark.key)).filter((number) => number !== undefined),
    });
    try {
      const headers = { "Content-Type": "application/json", "X-CSRFToken": this.token };
      const answer = await fetch(this.address, { method: "POST", body, headers });
      if ((answer.headers.get("Content-Type") || "").startsWith("application/json")) {
        return { ok: answer.ok, status: answer.status, told: await answer.json() };
      }
      // 不是本页的应答：登录页，或者暂时的故障。
      return { ok: false, status: answer.status < 500 && answer.status !== 429 ? "signed-out" : 0 };
    } catch {
      return { ok: false, status: 0 };
    }
  }

  async renew() {
    const revision = await this.fresh();
    if (revision === null) return false;
    this.revision = revision;
    return true;
  }

  async pause(wait) {
    this.say("retrying");
    await new Promise((resolve) => setTimeout(resolve, wait));
    return Math.min(wait * 2, 15000);
  }
}
