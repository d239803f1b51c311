import { DataSet, Timeline } from "vis-timeline/standalone";

export const draw = (host, events) =>
  new Promise((resolve) => {
    const items = new DataSet(events.map(({ minute, text }, id) => ({ id, content: text, start: new Date(2017, 0, 1, 0, minute) })));
    const timeline = new Timeline(host, items, { height: "600px" });
    timeline.on("changed", resolve);
  });
