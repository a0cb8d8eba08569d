# Shared by the scripts of packaging/. Sourced, not run.
# shellcheck shell=bash disable=SC2034

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cache_dir=${MAILSTEAD_CACHE_DIR:-/var/cache/mailstead}
if [ "$(id -u)" -ne 0 ] && [ -z "${MAILSTEAD_CACHE_DIR:-}" ]; then
    cache_dir=${XDG_CACHE_HOME:-$HOME/.cache}/mailstead
fi
qca_prefix=/var/cache/mailstead/qca-qt6
[ -z "${MAILSTEAD_CACHE_DIR:-}" ] || qca_prefix=$MAILSTEAD_CACHE_DIR/qca-qt6

spf_suite_dir=$cache_dir/spf-suite

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }

# die WHAT [NEXT]
die() {
    printf 'mailstead: %s\n' "$1" >&2
    [ $# -lt 2 ] || printf '  %s\n' "$2" >&2
    exit 1
}

# Runs a command; shows its output only when it fails.
quietly() {
    local log status=0
    log=$(mktemp)
    "$@" >"$log" 2>&1 || status=$?
    if [ $status -ne 0 ]; then
        tail -n 40 "$log" >&2
        rm -f "$log"
        die "failed with exit code $status: $*"
    fi
    rm -f "$log"
}

# Sets $system (debian12, debian13, ubuntu24.04, …) and $system_name.
mailstead_system() {
    system=unknown system_name="an unknown system"
    if [ -r /etc/os-release ]; then
        system=$(. /etc/os-release && echo "${ID:-unknown}${VERSION_ID:-}")
        system_name=$(. /etc/os-release && echo "${PRETTY_NAME:-unknown}")
    fi
}

# Compiles through ccache when it is there, so that repeat runs are quick.
cmake_configure() {
    local preset=$1
    shift
    local options=()
    ! command -v ccache >/dev/null || options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    # Compilers of other releases warn of other things: only continuous integration insists.
    [ -z "${CI:-}" ] || options+=(-DMAILSTEAD_WERROR=ON)
    [ ! -d "$qca_prefix" ] || options+=("-DCMAKE_PREFIX_PATH=$qca_prefix")
    export CCACHE_DIR=${CCACHE_DIR:-$cache_dir/ccache} CCACHE_BASEDIR=$source_dir CCACHE_NOHASHDIR=1
    export CCACHE_MAXSIZE=${CCACHE_MAXSIZE:-3G}
    (cd "$source_dir" && quietly cmake --preset "$preset" "${options[@]}" "$@")
}

# build_preset PRESET [targets…]: shows the compiler's words only when something fails.
build_preset() {
    local preset=$1 started=$SECONDS
    shift
    local targets=()
    [ $# -eq 0 ] || targets=(--target "$@")
    (cd "$source_dir" && quietly cmake --build --preset "$preset" "${targets[@]}")
    say "Built in $((SECONDS - started)) s"
}
