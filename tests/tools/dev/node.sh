# Node.js and the npm packages, at the versions package-lock.json pins.

# Vite wants Node 20.19 or newer. Debian 12 has 18, so there the pinned Node below is used, as a package of the npm registry, inside build/ only.
readonly NODE_PIN=22.23.3

node_is_new_enough() {
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)'
}

install_own_node() {
  local package=$1
  npm install --prefix "$BUILD/node" --no-save --no-package-lock "$package@$NODE_PIN"
}

need_node() {
  if ! node_is_new_enough; then
    local system package
    system=$(node -p 'process.platform + "-" + process.arch')
    package=node-$system
    local bin=$PWD/$BUILD/node/node_modules/$package/bin
    [[ -x $bin/node ]] || step "Node.js $NODE_PIN (this machine has $(node --version))" install_own_node "$package" || exit 1
    export PATH=$bin:$PATH
    node_is_new_enough || fail "Node.js 20.19 or newer is needed; $bin/node does not run"
  fi
  need_npm_packages
}

need_npm_packages() {
  node tests/tools/npm_current.mjs || step "npm packages" npm ci --no-audit --no-fund || exit 1
}
