# ./dev test: every suite, one after the other, going on after a failure.

# Seconds of ./dev fuzz within ./dev test.
readonly FUZZ_IN_TEST=20

# With Debian's g++, which is always there: Catch2 in float and in double and the golden cases, under the sanitizers.
# With clang++, where it is installed: the core and the golden cases, under its own sanitizers; the tests themselves are not compiled a second time.
native_suites() {
  local covered
  read -ra covered < <(covered_golden_options)
  if prepare build_native native-debug; then
    suite catch2 "core, ASan and UBSan" ctest --test-dir "$BUILD/native-debug" --output-on-failure --verbose
    golden_natively native-debug tests/golden "${covered[@]}"
  fi
  if command -v clang++ >/dev/null && prepare build_native native-debug-clang rnn_golden rnn_fuzz; then
    golden_natively native-debug-clang tests/golden "${covered[@]}"
    suite exit "random models for $FUZZ_IN_TEST s" fuzz_core "$FUZZ_IN_TEST" 1
  fi
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
