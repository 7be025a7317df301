# Shared by the scripts; to be sourced. Needs $root, the repository's folder.
# shellcheck shell=bash disable=SC2154

configuration=Debug
logs=$root/artifacts
mkdir -p "$logs"

# What the product, its tests and its benchmarks say to this machine goes past the proxy that the environment may name.
no_proxy=127.0.0.1,localhost,${no_proxy-${NO_PROXY-}}
export no_proxy

say() { printf '%s\n' "$*"; }

# One clear line, then the end.
fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

children=()

# Starts a command in a session of its own, so that Ctrl-C reaches this script alone, which then ends the command;
# its process id is $!.
start() {
    setsid setpriv --pdeathsig TERM -- "$@" </dev/null &
    children+=("$!")
}

# step "What happens" NAME COMMAND...: its output goes to artifacts/NAME.log and is shown only if it fails.
step() {
    local what=$1 log=$logs/$2.log began=$SECONDS status=0
    shift 2
    printf '%s ... ' "$what"
    start "$@" >"$log" 2>&1
    while [[ -t 1 ]] && kill -0 "$!" 2>/dev/null; do
        printf '\r%s ... %d s ' "$what" $((SECONDS - began))
        sleep 0.5
    done
    wait "$!" || status=$?
    if ((status == 0)); then
        say "done, $((SECONDS - began)) s"
    else
        say "failed after $((SECONDS - began)) s"
        tail -n 40 "$log" >&2
        fail "the whole log is in $log"
    fi
}

# TERM to each process group, and KILL to what has not ended after half a minute.
stop_children() {
    local child waited=0
    for child in "${children[@]}"; do kill -TERM -- "-$child" 2>/dev/null || true; done
    for child in "${children[@]}"; do
        while kill -0 -- "-$child" 2>/dev/null && ((waited < 300)); do
            sleep 0.1
            waited=$((waited + 1))
        done
        kill -KILL -- "-$child" 2>/dev/null || true
    done
    children=()
}

# Whatever ends the script ends what it started.
stop_children_at_exit() {
    trap stop_children EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# build PROJECT-OR-SOLUTION. No compiler server and no build nodes stay behind.
build() {
    step "Building $1" build dotnet build "$root/$1" -c "$configuration" -v q --nologo -nodeReuse:false -p:UseSharedCompilation=false
}
