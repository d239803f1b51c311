import nlp from "compromise";

export const setUp = () => {};
export const read = (text) => nlp(text).quotations().length;
