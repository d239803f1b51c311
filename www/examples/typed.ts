// The element and the parser with their types, without a framework.
import { configure, define, ready, type Article, type ErrorCode } from "touchline";
import { load, parse } from "touchline/parse";

configure({ wasm: new URL("/assets/touchline.wasm", location.href) });
define("match-report");

export async function names(text: string): Promise<string[]> {
  await load();
  const article: Article = parse(text, { published: "2021-03-16", lang: "en" });
  return article.quotes.map((quote) => (quote.speaker === null ? "not told" : article.speakers[quote.speaker]!.name));
}

export async function watch(element: HTMLElementTagNameMap["touchline-article"]): Promise<void> {
  await ready();
  element.addEventListener("touchline-error", (event) => {
    const code: ErrorCode = event.detail.code;
    if (code === "policy") event.preventDefault();
  });
  element.addEventListener("touchline-before-fold", (event) => {
    if (event.detail.id === null) event.preventDefault();
  });
  element.folded = true;
  element.loading = "eager";
  element.text = null;
  element.show("q-1234567");
}
