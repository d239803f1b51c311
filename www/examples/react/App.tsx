import "touchline";
import type {} from "touchline/jsx";
import type { TouchlineArticle } from "touchline";
import { useRef, useState } from "react";

const ARTICLE = [
  "Leo Brandt scored in the 12th minute as Northgate beat Southbank on Sunday.",
  "“We deserved it,” said Ada Marsh. “It was a hard afternoon for everybody here.”",
];

export function App() {
  const view = useRef<TouchlineArticle>(null);
  const [paragraphs, setParagraphs] = useState(ARTICLE);
  const [said, setSaid] = useState<string[]>([]);
  return (
    <main>
      <button id="fold" onClick={() => view.current?.fold()}>Fold</button>
      <button id="more" onClick={() => setParagraphs([...paragraphs, "“I am proud of them,” Tom Okafor said."])}>More</button>
      <output id="said">{said.join(", ")}</output>
      <touchline-article
        ref={view}
        published="2021-03-16"
        ontouchline-ready={() => setSaid(view.current!.article!.speakers.map((speaker) => speaker.name))}
      >
        {paragraphs.map((text) => <p key={text}>{text}</p>)}
      </touchline-article>
    </main>
  );
}
