# ./dev test: every suite, one after the other, going on after a failure.

native_suites() {
  local compiler name
  for compiler in g++ clang++; do
    command -v "$compiler" >/dev/null || continue
    name=native-debug-$compiler
    prepare build_native "$name" native-debug "-DCMAKE_CXX_COMPILER=$compiler" &&
      suite catch2 "core with $compiler, ASan and UBSan" ctest --test-dir "$BUILD/$name" --output-on-failure --verbose
  done
}

node_suites() {
  suite vitest "page and wasm, in node" node_modules/.bin/vitest run --reporter=default --reporter=json --outputFile.json="$BUILD/vitest.json"
}

browser_suites() {
  CHROMIUM=$(find_chromium) PLAYWRIGHT_JSON_OUTPUT_NAME="$BUILD/playwright.json" \
    suite playwright "the page, in Chromium" node_modules/.bin/playwright test --reporter=list,json
}

run_test() {
  local start=$SECONDS
  need_tools test
  rm -f "$BUILD"/{vitest,playwright}.json
  native_suites
  if prepare build_dist; then
    golden_suites tests/golden
    node_suites
    browser_suites
  fi
  check_suites
  echo "  $(((SECONDS - start) / 60)) min $(((SECONDS - start) % 60)) s"
  totals
}
