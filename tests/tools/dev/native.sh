# The native builds of core and its tests, by the presets of CMakePresets.json.

# build_native NAME PRESET [CMAKE_ARG...]: configures once, then builds what changed, in build/NAME.
build_native() {
  local name=$1 preset=$2
  shift 2
  if [[ ! -f $BUILD/$name/build.ninja ]]; then
    step "configure $name" cmake --preset "$preset" -B "$BUILD/$name" "$@" || return 1
  fi
  step "build $name" cmake --build "$BUILD/$name" -j "$(jobs_at_once)"
}

# Compiling Eigen takes up to a gigabyte a job: two at once, unless the machine is larger.
jobs_at_once() {
  local cores
  cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
  echo "${JOBS:-$((cores > 2 ? cores : 2))}"
}
