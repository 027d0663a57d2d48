/** The page without a network: all its files are kept when it is first visited, and a new version waits until the reader wants it. The build fills in the first two lines. */
const version = "VERSION";
const files = ["FILES"];
const kept = `rnn-playground ${version}`;

addEventListener("install", (event) => {
  const fresh = files.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(kept).then((cache) => cache.addAll(fresh)));
});

addEventListener("activate", (event) => event.waitUntil(takeOver()));

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});

addEventListener("message", ({ data }) => {
  if (data === "use-new-version") skipWaiting();
});

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith("rnn-playground ") && name !== kept).map((name) => caches.delete(name)),
  );
  await clients.claim();
}

async function answer(request) {
  const cache = await caches.open(kept);
  return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
}
