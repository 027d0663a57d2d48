# ./dev test: every suite, one after the other, going on after a failure.

# Seconds of ./dev fuzz within ./dev test.
readonly FUZZ_IN_TEST=20

# With Debian's g++: Catch2 in float and in double, and the golden cases, under the sanitizers.
# With clang++, under its own sanitizers: the golden cases, and the fuzzer. No test is compiled by both.
native_suites() {
  if prepare build_native native-debug rnn_tests rnn_tests_double rnn_tests_wide rnn_golden; then
    suite catch2 "core, ASan and UBSan" ctest --test-dir "$BUILD/native-debug" --output-on-failure --verbose
    golden_natively native-debug tests/golden
  fi
  if prepare build_native native-debug-clang rnn_golden rnn_fuzz; then
    golden_natively native-debug-clang tests/golden
    suite exit "random models for $FUZZ_IN_TEST s" fuzz_core "$FUZZ_IN_TEST" 1
  fi
}

wasm_suites() {
  golden_in_wasm tests/golden
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
