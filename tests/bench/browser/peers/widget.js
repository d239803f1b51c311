// A plain JavaScript widget for the start: finds quotations by their marks and folds them.
const element = document.querySelector("article");
for (const paragraph of element.querySelectorAll("p")) {
  const parts = paragraph.textContent.split(/([“"][^”"]+[”"])/);
  paragraph.replaceChildren(...parts.map((part, at) => {
    if (at % 2 === 0) return document.createTextNode(part);
    const button = document.createElement("button");
    button.textContent = part;
    button.addEventListener("click", () => button.classList.toggle("folded"));
    return button;
  }));
}
element.dataset.ready = "";
