# The native builds of core and its tests, by the presets of CMakePresets.json.

# build_native PRESET: configures once, then builds what changed, in build/PRESET.
build_native() {
  if [[ ! -f $BUILD/$1/build.ninja ]]; then
    step "configure $1" cmake --preset "$1" || return 1
  fi
  step "build $1" cmake --build "$BUILD/$1" -j "$(jobs_at_once)"
}

# Compiling Eigen takes up to a gigabyte a job: two at once, unless the machine is larger.
jobs_at_once() {
  local cores
  cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
  echo "${JOBS:-$((cores > 2 ? cores : 2))}"
}
