// What a page can do with the element: wait for it, read what it found, press its buttons.
const element = document.querySelector("touchline-article");

function tell() {
  const names = element.article.speakers.map((speaker) => speaker.name);
  document.getElementById("said").value = `Quoted: ${names.join(", ")}`;
}

// The view may stand already.
if (element.article) tell();
element.addEventListener("touchline-ready", tell);
document.getElementById("fold").addEventListener("click", () => element.fold());
