# ./dev gallery and ./dev bench.

run_gallery() {
  need_tools build
  need_node
  step "gallery" npx vite build --mode gallery || exit 1
  echo "  every picture in every state; ?lang=ko|en&theme=light|dark&only=part of a name. Ctrl-C ends it"
  exec node tests/tools/serve.mjs build/gallery
}

readonly BENCH=tests/bench

bench_packages_current() {
  (cd "$BENCH" && node ../tools/npm_current.mjs)
}

# The Python that has PyTorch: apt's, where another comes first in PATH. Else whichever there is.
find_python() {
  local python
  for python in python3 /usr/bin/python3; do
    if "$python" -c 'import torch' 2>/dev/null; then
      echo "$python"
      return
    fi
  done
  echo python3
}

has_native_peers() {
  "$(find_python)" -c 'import ctypes.util, sys, torch; sys.exit(ctypes.util.find_library("openblas") is None)' 2>/dev/null
}

# The peers are no part of the tests, so only this command installs them: npm packages inside tests/bench, PyTorch and OpenBLAS from apt.
# One that cannot be installed is named in the table, and its targets are short.
need_peers() {
  bench_packages_current || step "npm packages of the peers" npm ci --prefix "$BENCH" --no-audit --no-fund --ignore-scripts || exit 1
  if ! has_native_peers && can_install; then step "PyTorch and OpenBLAS" apt_install python3-torch libopenblas0-pthread || true; fi
}

build_bench() {
  build_wasm && build_library && build_site && (export_emscripten_environment && build_native wasm-release rnn_bench) && build_native native-wide rnn_bench
}

# run_bench [NAME...]: NAME as tests/bench/main.mjs knows them.
run_bench() {
  need_tools test
  need_peers
  build_bench || exit 1
  CHROMIUM=$(find_chromium) PYTHON=$(find_python) node "$BENCH/main.mjs" "$@"
}
