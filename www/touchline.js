// The one line that a page needs: defines <touchline-article>. What draws the view is fetched when it is needed.
import { define } from "./define.js";

define();

export { configure, define, ready, TouchlineArticle } from "./define.js";
