/** Keeps the page for when there is no network, and offers a new version instead of putting it under the reader's hands. Not in a frame: other people's pages install nothing. */

const words = {
  en: { ready: "A new version is ready. Loading it begins anew: Share keeps what is on the screen.", use: "Load it" },
  ko: {
    ready: "새 버전이 준비되었습니다. 불러오면 처음 화면에서 시작합니다. 지금 화면은 '공유'로 남길 수 있습니다.",
    use: "불러오기",
  },
};

async function keep(): Promise<void> {
  const manifest = document.createElement("link");
  manifest.rel = "manifest";
  manifest.href = "manifest.webmanifest";
  document.head.append(manifest);
  await navigator.serviceWorker.register("sw.js");
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration?.waiting) offer(registration.waiting);
  registration?.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => {
      // The very first has nothing to take the place of.
      if (installing.state === "installed" && navigator.serviceWorker.controller !== null) offer(installing);
    });
  });
}

function offer(waiting: ServiceWorker): void {
  const w = document.documentElement.lang === "ko" ? words.ko : words.en;
  const bar = document.createElement("div");
  bar.setAttribute("role", "status");
  const button = document.createElement("button");
  button.textContent = w.use;
  button.addEventListener("click", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    waiting.postMessage("use-new-version");
  });
  bar.append(`${w.ready} `, button);
  Object.assign(bar.style, {
    position: "fixed",
    inset: "auto 12px 12px",
    padding: "8px 14px",
    border: "1px solid",
    background: "Canvas",
    color: "CanvasText",
    font: "14px/24px system-ui, sans-serif",
  });
  document.body.append(bar);
}

if (parent === window && "serviceWorker" in navigator && !location.pathname.endsWith("/embed.html")) {
  keep().catch(() => {
    // Without it the page is as before.
  });
}
