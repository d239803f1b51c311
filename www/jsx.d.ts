// <touchline-article> in JSX: `import type {} from "touchline/jsx"` once in a project with React 19.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { TouchlineArticle, TouchlineEvents } from "./touchline.js";

type Listeners = { [Name in keyof TouchlineEvents as `on${Name}`]?: (event: TouchlineEvents[Name]) => void };

type Settings = Partial<
  Pick<TouchlineArticle, "src" | "published" | "uiLang" | "layout" | "theme" | "folded" | "wasmSrc" | "integrity" | "text">
> & { loading?: "auto" | "eager" | "lazy" };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "touchline-article": DetailedHTMLProps<HTMLAttributes<TouchlineArticle>, TouchlineArticle> & Settings & Listeners;
    }
  }
}
