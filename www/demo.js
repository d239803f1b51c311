// The box for any text: what is typed is read at once.
const text = document.getElementById("paste-text");
const date = document.getElementById("paste-date");
const view = document.getElementById("paste-view");

const EXAMPLE = `“We were second best to everything,” said Nora Quill after Eastmoor United lost 2-0 at Farley on Tuesday. “I have no complaints.”

Ben Castle scored with a header in the 14th minute and added a penalty two minutes before the break.`;

function show() {
  view.text = text.value;
  view.published = date.value;
}

text.value ||= EXAMPLE;
text.addEventListener("input", show);
date.addEventListener("input", show);
show();
