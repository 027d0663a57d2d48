# ./dev gallery and ./dev bench.

run_gallery() {
  need_tools build
  need_node
  step "gallery" npx vite build --mode gallery || exit 1
  echo "  every picture in every state; ?lang=ko|en&theme=light|dark&only=part of a name. Ctrl-C ends it"
  exec node tests/tools/serve.mjs build/gallery
}

run_bench() {
  echo "bench: there is nothing to time yet"
}
