# ./dev serve

run_serve() {
  local start=$SECONDS
  need_tools build
  build_wasm && build_site || exit 1
  echo "  ready after $((SECONDS - start))s; Ctrl-C ends it"
  exec node tests/tools/serve.mjs dist/site
}
