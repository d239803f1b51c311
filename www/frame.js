// The height of an article in an iframe. In the frame's page it tells the height; in the page around, it sets the height
// of every <iframe data-touchline>. A classic script: frames without an origin may run it too.
(() => {
  const framed = window.parent !== window;
  if (framed) {
    const tell = () => {
      const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
      window.parent.postMessage({ type: "touchline-height", height }, "*");
    };
    new ResizeObserver(tell).observe(document.documentElement);
    addEventListener("load", tell);
  }
  addEventListener("message", ({ source, data }) => {
    if (data?.type !== "touchline-height" || !(data.height > 0 && data.height < 100_000)) return;
    for (const frame of document.querySelectorAll("iframe[data-touchline]")) {
      if (frame.contentWindow === source) frame.height = String(data.height);
    }
  });
})();
