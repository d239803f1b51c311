// The workbench, used from end to end by keyboard; what it keeps and what it does not.
import assert from "node:assert/strict";
import { page } from "./site.mjs";
import { REPORT, ready } from "./view.mjs";

/** In the page: the name of what has the focus. */
const focused = () => {
  const { activeElement: now } = document;
  return now.getAttribute("aria-label") ?? now.labels?.[0]?.textContent ?? now.textContent.trim().split("\n")[0];
};

/** Presses Tab until what has the focus is called so. */
async function tabTo(view, name, back = false) {
  for (let steps = 0; steps < 120; steps++) {
    if ((await view.run(focused)).startsWith(name)) return;
    await view.press(back ? "Shift+Tab" : "Tab");
  }
  assert.fail(`no way by keyboard to ${name}`);
}

const state = () => {
  const view = document.getElementById("paste-view");
  const { article } = view;
  return {
    speakers: article?.quotes.map(({ speaker }) => article.speakers[speaker]?.name ?? null),
    goals: article?.events.filter(({ kind }) => kind === "goal").map(({ clock, player }) => `${clock?.minute} ${player}`),
    corrections: view.corrections,
    dropped: article?.dropped,
    status: document.getElementById("desk-status").textContent,
  };
};

async function open(visit) {
  const view = await visit("/");
  await view.until(ready);
  await view.until(() => document.querySelectorAll("#desk-quotes li").length > 0);
  return view;
}

/** Puts `words` into the box for an article. */
const paste = (view, words) => view.run((words) => {
  const text = document.getElementById("paste-text");
  text.value = words;
  text.dispatchEvent(new Event("input"));
}, words);

export default (check) => {
  check("the workbench by keyboard: an article, corrections, the code, and a page that has it", { only: ["chromium"] }, async ({ site, visit }) => {
    const view = await open(visit);
    await view.run(() => document.getElementById("paste-text").focus());
    await view.press("Control+A");
    await view.type(REPORT);
    await view.until(() => document.getElementById("paste-view").article?.quotes.length > 4);

    // Another speaker, chosen from the list; the focus stays where it was.
    await tabTo(view, "Who says “We deserved it,”");
    await view.press("T");
    await view.until(() => document.querySelector("#desk-corrections li") !== null);
    assert.equal((await view.run(state)).speakers[0], "Tom Okafor");
    assert.ok((await view.run(focused)).startsWith("Who says “We deserved it,”"));

    // A minute, a player; an event that is none.
    await tabTo(view, "Minute of: goal, “Leo Brandt scored");
    await view.press("Control+A");
    await view.type("31");
    await view.press("Enter");
    await view.until(() => document.getElementById("paste-view").article?.events.some(({ clock }) => clock?.minute === 31));
    await tabTo(view, "Player of: goal, “Leo Brandt scored");
    await view.press("Control+A");
    await view.type("Mira Holt");
    await view.press("Enter");
    await view.until(() => document.getElementById("paste-view").article?.events.some(({ player }) => player === "Mira Holt"));
    await tabTo(view, "Remove: red card");
    await view.press("Enter");
    await view.until(() => !document.getElementById("paste-view").article?.events.some(({ kind }) => kind === "red-card"));

    // A moment more.
    await tabTo(view, "Sentence that tells it");
    await view.press("T", "o", "m");
    await tabTo(view, "Kind of moment");
    await view.press("s", "a", "v");
    await tabTo(view, "Minute");
    await view.type("77");
    await tabTo(view, "Add");
    await view.press("Enter");
    await view.until(() => document.getElementById("paste-view").article?.events.some(({ kind, clock }) => kind === "save" && clock?.minute === 77));

    // One correction is taken back.
    assert.equal((await view.run(state)).corrections.length, 4);
    await tabTo(view, "Undo: red-card");
    await view.press("Enter");
    await view.until(() => document.getElementById("paste-view").article?.events.some(({ kind }) => kind === "red-card"));

    // The code to embed, out of its drawer.
    await tabTo(view, "Embed code");
    await view.press("Enter");
    await tabTo(view, "Copy embed code");
    await view.press("Enter");
    await view.until(() => /^(Copied|Selected)/.test(document.getElementById("desk-status").textContent));
    const here = await view.run(state);
    const code = await view.run(() => document.getElementById("embed").value);
    assert.equal(JSON.parse(await view.run(() => document.getElementById("json").value)).quotes.length, here.speakers.length);

    // The page that it is put into says the same.
    const there = await visit(site.put("/taken-home", page(code.replace(/^<script.*\n/, ""))));
    await there.until(ready);
    const found = await there.run(() => {
      const { article } = document.querySelector("touchline-article");
      return {
        speakers: article.quotes.map(({ speaker }) => article.speakers[speaker]?.name ?? null),
        goals: article.events.filter(({ kind }) => kind === "goal").map(({ clock, player }) => `${clock?.minute} ${player}`),
        dropped: article.dropped ?? null,
      };
    });
    assert.deepEqual(found, { speakers: here.speakers, goals: here.goals, dropped: null });
    assert.ok(found.goals.includes("31 Mira Holt"));
    assert.deepEqual(view.lines.filter(({ type }) => type === "error"), []);
  });

  check("the workbench: a correction whose words are gone is told, and waits", {}, async ({ visit }) => {
    const view = await open(visit);
    await paste(view, REPORT);
    await view.until(() => document.getElementById("paste-view").article?.quotes.length > 4);
    await view.run(() => {
      const list = document.querySelector("#desk-quotes select");
      list.value = "Tom Okafor";
      list.dispatchEvent(new Event("change"));
    });
    await view.until(() => document.querySelector("#desk-corrections li") !== null);
    const edit = (words) => paste(view, words);
    await edit(REPORT.replace("We deserved it", "It was ours"));
    await view.until(() => document.getElementById("desk-status").textContent.includes("Correction 1 is not applied: its words are not in the article"));
    await edit(REPORT.replace("It was a hard afternoon", "It was a harder afternoon"));
    await view.until(() => {
      const { article } = document.getElementById("paste-view");
      return article && !article.dropped && article.speakers[article.quotes[0].speaker].name === "Tom Okafor";
    });
  });

  check("the workbench: an empty box and an article that is too long are told, and nothing is left of the one before", {}, async ({ visit }) => {
    const view = await open(visit);
    const put = (words) => paste(view, words);
    const desk = () => [document.getElementById("desk-status").textContent, document.querySelectorAll("#desk-quotes li").length,
      document.querySelectorAll("#add-words option").length, document.getElementById("add").checkVisibility()];
    await put("");
    await view.until(() => document.getElementById("desk-status").textContent.startsWith("Paste"));
    assert.deepEqual((await view.run(desk)).slice(1), [0, 0, false]);
    await put("“Mine,” said Nora Quill.");
    await view.until(() => document.querySelectorAll("#desk-quotes li").length === 1);
    assert.equal((await view.run(desk))[3], true);
    await view.run(() => {
      document.getElementById("paste-view").setAttribute("max-length", "100");
      addEventListener("touchline-error", (event) => event.preventDefault(), { once: true });
    });
    await put(REPORT);
    await view.until(() => document.getElementById("desk-status").textContent.includes("more than 100 characters"));
    assert.deepEqual((await view.run(desk)).slice(1), [0, 0, false]);
    assert.equal(await view.run(() => document.getElementById("embed").value + document.getElementById("json").value), "");
  });

  check("the workbench says so where the browser keeps nothing", {}, async ({ visit }) => {
    const view = await open(visit);
    await view.run(() => {
      Storage.prototype.setItem = () => { throw new Error("full"); };
      document.getElementById("keep").click();
    });
    await view.until(() => document.getElementById("desk-status").textContent.includes("Nothing is kept"));
    assert.equal(await view.run(() => document.getElementById("keep").checked), false);
  });

  check("the workbench keeps nothing unless it is told to, and forgets when it is told to", {}, async ({ site, visit }) => {
    const view = await open(visit);
    const put = (words) => paste(view, words);
    const again = async () => {
      await view.goto(`${site.origin}/?again=${Math.random()}`);
      await view.until(ready);
      return view.run(() => [document.getElementById("paste-text").value, localStorage.length, document.getElementById("keep").checked]);
    };
    const tick = () => view.run(() => document.getElementById("keep").click());
    await put("“Mine,” said Nora Quill.");
    assert.deepEqual((await again()).slice(1), [0, false]);
    await put("“Mine,” said Nora Quill.");
    await tick();
    assert.deepEqual(await again(), ["“Mine,” said Nora Quill.", 1, true]);
    await tick();
    assert.deepEqual((await again()).slice(1), [0, false]);
  });
};
