import winkNLP from "wink-nlp";
import model from "wink-eng-lite-web-model";

let nlp;
export const setUp = () => { nlp = winkNLP(model); };
export const read = (text) => nlp.readDoc(text).entities().length();
