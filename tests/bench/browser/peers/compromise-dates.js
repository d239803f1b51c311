import nlp from "compromise";
import dates from "compromise-dates";

export const setUp = () => void nlp.plugin(dates);
export const read = (text) => nlp(text).dates().length;
