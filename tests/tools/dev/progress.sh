# One line per step with its time; a step's output goes to a log and is shown only when the step fails.

readonly FAILURE_LINES=40

# The log of the step called TITLE.
log_of() {
  local name=${1,,}
  name=${name//[^a-z0-9+]/-}
  echo "$LOGS/${name//--/-}.log"
}

# step TITLE COMMAND [ARG...]: runs COMMAND quietly. Returns its status.
step() {
  local title=$1 log start=$SECONDS status=0
  shift
  log=$(log_of "$title")
  printf '  %-58s' "$title"
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if ((status == 0)); then
    printf '%5ds\n' $((SECONDS - start))
    return 0
  fi
  printf ' FAILED after %ds\n' $((SECONDS - start))
  {
    echo "  failed: $*  (exit status $status)"
    echo "  last lines of $log:"
    tail -n "$FAILURE_LINES" "$log" | sed 's/^/    /'
  } >&2
  return "$status"
}

fail() {
  printf './dev: %s\n' "$*" >&2
  exit 1
}
