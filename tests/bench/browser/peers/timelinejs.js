import { Timeline } from "@knight-lab/timelinejs";

export const draw = (host, events) =>
  new Promise((resolve) => {
    const slides = events.map(({ minute, text }) => ({
      start_date: { year: 2017, month: 1, day: 1 + Math.floor(minute / 1440), hour: Math.floor(minute / 60) % 24, minute: minute % 60 },
      text: { headline: text },
    }));
    host.style.height = "600px";
    const timeline = new Timeline(host, { events: slides }, { font: null });
    timeline.on("loaded", resolve);
  });
