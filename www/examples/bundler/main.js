// The element, and the parser without it.
import "touchline";
import { load, parse } from "touchline/parse";

await load();
const { speakers } = parse("“It works,” said Tom Okafor.", { published: "2021-03-16" });
document.getElementById("parsed").value = speakers.map((speaker) => speaker.name).join();
