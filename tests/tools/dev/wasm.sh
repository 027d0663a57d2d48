# The WebAssembly module, by Emscripten.

# Debian's Emscripten finds acorn, which it optimises its JavaScript with, only through NODE_PATH when Node is not Debian's own.
export_emscripten_environment() {
  if [[ -d /usr/share/nodejs/acorn ]]; then
    export NODE_PATH=/usr/share/nodejs${NODE_PATH:+:$NODE_PATH}
  fi
}

build_wasm() {
  (
    export_emscripten_environment
    build_native wasm-release wasm-release
  )
}
