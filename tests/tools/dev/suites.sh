# Suites and their counts: ./dev test, golden and check add up what every runner reports.

TOTAL_PASSED=0
TOTAL_FAILED=0

# suite KIND TITLE COMMAND...: runs a suite and adds its counts, which tests/tools/count.mjs takes from its log or report.
# A suite that fails without naming a failed test (it did not start or finish, or ran nothing) counts as one failure.
suite() {
  local kind=$1 title=$2 status=0 passed failed
  shift 2
  step "$title" "$@" || status=$?
  read -r passed failed < <(node tests/tools/count.mjs "$kind" "$(log_of "$title")" "$status")
  if [[ $kind != exit ]]; then printf '    %s passed, %s failed\n' "$passed" "$failed"; fi
  TOTAL_PASSED=$((TOTAL_PASSED + passed))
  TOTAL_FAILED=$((TOTAL_FAILED + failed))
}

# prepare COMMAND...: what suites stand on. When it fails, that is a failure by itself.
prepare() {
  if ! "$@"; then
    TOTAL_FAILED=$((TOTAL_FAILED + 1))
    return 1
  fi
}

# The last line, and the exit status of the command.
totals() {
  echo "$TOTAL_PASSED passed, $TOTAL_FAILED failed"
  ((TOTAL_FAILED == 0))
}
