# ./dev test: every suite, one after the other, going on after a failure.

# test_native PRESET COMPILER: Catch2 in float and in double, with the sanitizers. Debian's g++ is always there; clang where it is installed.
test_native() {
  prepare build_native "$1" && suite catch2 "core with $2, ASan and UBSan" ctest --test-dir "$BUILD/$1" --output-on-failure --verbose
}

native_suites() {
  local covered
  read -ra covered < <(covered_golden_options)
  if test_native native-debug g++; then golden_natively native-debug tests/golden "${covered[@]}"; fi
  if command -v clang++ >/dev/null; then test_native native-debug-clang clang++ || true; fi
}

wasm_suites() {
  local covered
  read -ra covered < <(covered_golden_options)
  golden_in_wasm tests/golden "${covered[@]}"
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
    wasm_suites
    node_suites
    browser_suites
  fi
  check_suites
  echo "  $(((SECONDS - start) / 60)) min $(((SECONDS - start) % 60)) s"
  totals
}
