#!/usr/bin/env bash
# eng/system.sh run|bench|test: sees to the .NET SDK and to the programs that the product, its benchmarks or its tests start.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/eng/shell.sh"

# Each line: the Debian package, and the program or file that tells whether it is there.
to_run='
redis-server        redis-server
ffmpeg              ffmpeg
pocketsphinx        pocketsphinx_continuous
pocketsphinx-en-us  /usr/share/pocketsphinx/model/en-us
librsvg2-bin        rsvg-convert
flite               flite
curl                curl
util-linux          setpriv
'
to_bench='
praat               praat
sox                 sox
espeak-ng           espeak-ng
festival            festival
festvox-kdlpc16k    /usr/share/festival/voices/english/ked_diphone
'
to_test='
chromium            chromium
fonts-noto-color-emoji  /usr/share/fonts/truetype/noto/NotoColorEmoji.ttf
swift-proxy         swift-proxy-server
swift-account       swift-account-server
swift-container     swift-container-server
swift-object        swift-object-server
memcached           memcached
iproute2            ip
'

needed=$to_run optional=''
case ${1-} in
    run) ;;
    bench) needed+=$to_bench ;;
    test) optional=$to_bench$to_test ;;
    *) fail "expected run, bench or test" ;;
esac
# A test that lacks a program is skipped, but for CI, where it fails.
[[ -n ${CI-} ]] && needed+=$optional optional=''

check_sdk() {
    local wanted
    wanted=$(sed -n 's/.*"sdk".*"version": *"\([^"]*\)".*/\1/p' "$root/global.json")
    has dotnet || fail "the .NET SDK is missing: install version $wanted (https://dot.net/download), then run this again."
    (cd "$root" && dotnet --version) >/dev/null 2>&1 && return
    (cd "$root" && dotnet --version) >&2 || true
    fail "global.json asks for the .NET SDK $wanted or a later 10.0; dotnet's own words are above."
}

# missing_packages LINES
missing_packages() {
    local package sign
    while read -r package sign; do
        [[ -z $package ]] && continue
        if [[ $sign == /* ]]; then [[ -e $sign ]]; else has "$sign"; fi || printf '%s ' "$package"
    done <<<"$1"
}

install() {
    local apt=(apt-get -o DPkg::Lock::Timeout=300)
    [[ $(id -u) == 0 ]] || apt=(sudo -n "${apt[@]}")
    export DEBIAN_FRONTEND=noninteractive
    # A fresh machine has no package lists, an old one has stale ones.
    "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "$@"
}

# Nothing can be installed: the end, unless only tests lack something.
do_without() {
    ((${#needed[@]} == 0)) || fail "$*"
    say "Some tests will be skipped: $*"
    exit 0
}

check_sdk
read -ra needed <<<"$(missing_packages "$needed")" || true
read -ra optional <<<"$(missing_packages "$optional")" || true
missing=("${needed[@]}" "${optional[@]}")
[[ ${#missing[@]} == 0 ]] && exit 0

has apt-get || do_without "install the programs of these Debian packages and run this again: ${missing[*]}"
by_hand="sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}"
if [[ $(id -u) != 0 ]] && ! sudo -n true 2>/dev/null; then
    do_without "missing: ${missing[*]}. Run this, then try again:
    $by_hand"
fi
started=$SECONDS log=$logs/setup.log
printf 'Installing %s ... ' "${missing[*]}"
if ! install "${missing[@]}" >"$log" 2>&1; then
    # One package that the archive does not have keeps apt from installing any.
    if ((${#optional[@]} == 0)) || { ((${#needed[@]})) && ! install "${needed[@]}" >>"$log" 2>&1; }; then
        say 'failed'
        tail -n 20 "$log" >&2
        fail "the installation failed. By hand: $by_hand"
    fi
    absent=()
    for package in "${optional[@]}"; do install "$package" >>"$log" 2>&1 || absent+=("$package"); done
    ((${#absent[@]} == 0)) || printf 'not %s: tests will be skipped ... ' "${absent[*]}"
fi
say "done, $((SECONDS - started)) s"
