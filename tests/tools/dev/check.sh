# ./dev check and ./dev format.

cxx_sources() {
  git ls-files --cached --others --exclude-standard -- 'core/*.h' 'core/*.cpp' 'wasm/*.h' 'wasm/*.cpp' 'tests/*.h' 'tests/*.cpp'
}

clang_format() {
  cxx_sources | xargs -r clang-format "$@"
}

# Files of the core only: the boundary's are compiled by Emscripten, whose headers clang-tidy does not know.
clang_tidy() {
  git ls-files --cached --others --exclude-standard -- 'core/*.cpp' |
    xargs -r -n 4 -P "$(jobs_at_once)" clang-tidy --quiet --warnings-as-errors='*' -p "$BUILD/native-debug"
}

check_suites() {
  suite exit "C++ formatting" clang_format --dry-run --Werror
  suite exit "TypeScript formatting and lint" node_modules/.bin/biome check --error-on-warnings .
  suite exit "types" node_modules/.bin/tsc --noEmit
  suite exit "import directions" node tests/tools/check_imports.mjs
  suite exit "the tree" node tests/tools/check_tree.mjs
  if [[ -d dist/site ]]; then suite exit "budgets" node tests/tools/check_budgets.mjs; fi
}

run_check() {
  need_tools test
  prepare configure_native native-debug || true
  prepare build_dist || true
  check_suites
  suite exit "C++ lint" clang_tidy
  totals
}

run_format() {
  need_tools test
  step "C++" clang_format -i
  step "TypeScript, JSON" node_modules/.bin/biome check --write .
}
