// The publisher's corrections: where they come from, and what is told of those that are not applied.
import assert from "node:assert/strict";
import { page } from "./site.mjs";
import { REPORT, listen, ready } from "./view.mjs";

const element = (corrections) => `<touchline-article id="one" published="2021-03-14">${REPORT}${corrections}</touchline-article>`;
const script = (list) => `<script type="application/json" data-touchline="corrections">${list}</script>`;
const speakers = () => {
  const { article } = document.getElementById("one");
  return article.quotes.map(({ speaker }) => article.speakers[speaker]?.name ?? null);
};
const chips = () => [...document.getElementById("one").shadowRoot.querySelectorAll(".tl-chip")].map((chip) => chip.firstChild.data);

export default function register(check) {
  check("corrections stand in a script of the article; what is not applied is told", {}, async ({ engine, site, visit }) => {
    const list = JSON.stringify([
      { quote: "We deserved it", speaker: "Nora Quill" },
      { event: "red-card", words: "Ben Castle was sent off", remove: true },
      { quote: "Nobody ever said this", speaker: null },
    ]);
    const visited = await visit(site.put("/corrected", page(element(script(list)))), { init: listen });
    await visited.until(ready);
    assert.deepEqual((await visited.run(speakers)).slice(0, 2), ["Nora Quill", "Ada Marsh"]);
    assert.ok((await visited.run(chips)).includes("Nora Quill"));
    assert.deepEqual(await visited.run(() => document.getElementById("one").article.dropped), [{ correction: 2, why: "gone" }]);
    // WebKitGTK's driver begins to listen when the page is there already.
    if (engine.name !== "webkit") {
      assert.deepEqual(await visited.run(() => told.find(({ name }) => name === "ready").dropped), [{ correction: 2, why: "gone" }]);
    }
    const events = await visited.run(() => document.getElementById("one").article.events.map(({ kind }) => kind));
    assert.ok(!events.includes("red-card"));
    // Where two share a paragraph, a name that its own words do not tell is seen.
    const names = await visited.run(() => [...document.getElementById("one").shadowRoot.querySelectorAll(".tl-p > .tl-who:not(.tl-over)")].map((one) => getComputedStyle(one, "::before").content));
    assert.ok(names[0].includes("Nora Quill") || names[0].includes("data-name"), `${names}`);
    assert.ok(names.length >= 2 && names.slice(1).every((name) => name === '""'), `${names}`);
    const text = await visited.run(() => document.getElementById("one").shadowRoot.querySelector(".tl-text").textContent);
    assert.ok(!text.includes("Nobody ever said this"));
    if (visited.lines.length) assert.ok(visited.lines.some(({ text }) => text.includes("correction 3 is not applied: gone")));
  });

  check("the property goes before the script, and null gives it back its place", {}, async ({ site, visit }) => {
    const list = JSON.stringify([{ quote: "We deserved it", speaker: "Nora Quill" }]);
    const visited = await visit(site.put("/corrected-2", page(element(script(list)))));
    await visited.until(ready);
    for (const [value, speaker] of [
      [[{ quote: "We deserved it", speaker: "Tom Okafor" }], "Tom Okafor"], [[], "Ada Marsh"], [null, "Nora Quill"],
    ]) {
      await visited.run((value) => new Promise((resolve) => {
        const one = document.getElementById("one");
        one.addEventListener("touchline-ready", resolve, { once: true });
        one.corrections = value;
      }).then(() => undefined), value);
      assert.equal((await visited.run(speakers))[0], speaker);
    }
  });

  check("corrections that are no list change nothing", {}, async ({ site, visit }) => {
    for (const wrong of ["{", "7", '["no object", null, {"quote": {"a": 1}}]']) {
      const visited = await visit(site.put("/corrected-3", page(element(script(wrong)))));
      await visited.until(ready);
      assert.equal((await visited.run(speakers))[0], "Ada Marsh");
    }
  });

  check("what is wrong is told once, with the correction itself; of a timestamp the day counts", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    for (const [corrections, published, lines] of [
      [script("{"), "2021-03-14", [/^touchline: corrections: no list: /]],
      [script('{"quote": "We deserved it", "speaker": null}'), "2021-03-14", [/^touchline: corrections: no list: /]],
      [script('[{"quoet": "We deserved it"}]'), "2021-03-14", [/^touchline: correction 1 is not applied: unclear/]],
      ["", "14/03/2021", [/^touchline: published: no date: 14\/03\/2021$/]],
      ["", "2021-03-16T18:30:00+01:00", []],
    ]) {
      const visited = await visit(site.put("/corrected-4", page(element(corrections).replace("2021-03-14", published))));
      await visited.until(ready);
      assert.equal(await visited.run(() => document.getElementById("one").article.published), /^[\d-]{10}/.exec(published)?.[0] ?? "2021-03-14");
      assert.equal(visited.lines.length, lines.length, JSON.stringify(visited.lines));
      for (const [nth, line] of lines.entries()) assert.match(visited.lines[nth].text, line);
    }
  });
}
