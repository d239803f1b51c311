// Structured data for search engines, in the words of schema.org; fetched where an element asks for it.
// `touchline parse --format jsonld` says the same.

// From here on a speaker is sure enough to be told to machines.
const SURE = 0.9;
const KINDS = { person: "Person", organisation: "Organization" };

const named = (kind, name) => name == null ? undefined : { "@type": kind, name };
const some = (list) => list.length ? list : undefined;

/** The article as a NewsArticle; `article` is the public result, `text` what it was parsed from. */
export function data(article, text, lang) {
  const words = ({ start, end }) => text.slice(start, end).split(/\s+/u).filter(Boolean).join(" ");
  const said = new Map();
  for (const quote of article.quotes) {
    if (said.has(quote.utterance)) said.get(quote.utterance).text += ` ${words(quote)}`;
    else said.set(quote.utterance, { "@type": "Quotation", text: words(quote), creator: creator(article, quote) });
  }
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: article.headline ? words(article.headline) : undefined,
    datePublished: article.published ?? undefined,
    inLanguage: lang,
    hasPart: some([...said.values()]),
    about: article.match ? match(article, words) : undefined,
  };
}

/** Who said it, where that is sure and has a name. */
function creator(article, { speaker, confidence }) {
  const { kind, name } = article.speakers[speaker] ?? {};
  return confidence >= SURE && KINDS[kind] ? named(KINDS[kind], name) : undefined;
}

const AROUND = /^(spell|interview|press-conference|statement|reaction|match|transfer|other)$/;

function match({ match, events }, words) {
  const known = match.home !== null && match.away !== null;
  const moments = events.filter((event) => event.match === "main" && !AROUND.test(event.kind));
  return {
    "@type": "SportsEvent",
    name: match.teams.join(" v ") || undefined,
    homeTeam: known ? named("SportsTeam", match.home) : undefined,
    awayTeam: known ? named("SportsTeam", match.away) : undefined,
    competitor: known ? undefined : some(match.teams.map((name) => named("SportsTeam", name))),
    startDate: match.date ?? undefined,
    location: named("Place", match.venue),
    superEvent: named("SportsEvent", match.competition),
    subEvent: some(moments.map((event) => moment(event, words))),
  };
}

function moment({ kind, clock, player, evidence }, words) {
  const title = kind[0].toUpperCase() + kind.slice(1).replaceAll("-", " ");
  const { minute, stoppage, approximate } = clock ?? {};
  const time = minute == null ? "" : ` (${approximate ? "c. " : ""}${minute}${stoppage == null ? "" : `+${stoppage}`}′)`;
  return { "@type": "Event", name: title + time, description: words(evidence), performer: named("Person", player) };
}

/**
 * A script that never runs: the copy of one that has. Where Trusted Types are required, the text of any other one is
 * reported, though it is no code.
 */
function never(document) {
  const ran = [...document.scripts].find(({ src, type }) => src && /^(module|text\/javascript)?$/.test(type));
  const script = ran?.cloneNode() ?? document.createElement("script");
  for (const name of script.getAttributeNames()) script.removeAttribute(name);
  return script;
}

const scripts = new WeakMap();

/** Puts the data of `element` into its page; not where the page has data of its own on an article. */
export function tell(element, article, text) {
  take(element);
  if (!article) return;
  const { head } = element.ownerDocument;
  const others = [...element.ownerDocument.querySelectorAll('script[type="application/ld+json"]')].filter(({ dataset }) => dataset.touchline !== "page");
  if (others.some((script) => /"(\w*NewsArticle|Article)"/.test(script.textContent))) return;
  const script = never(element.ownerDocument);
  script.type = "application/ld+json";
  script.dataset.touchline = "page";
  // "<" is written so that nothing can end the script where the page is saved.
  script.append(JSON.stringify(data(article, text, element.lang || undefined)).replaceAll("<", "\\u003c"));
  head.append(script);
  scripts.set(element, script);
}

/** Takes it out again. */
export function take(element) {
  scripts.get(element)?.remove();
}
