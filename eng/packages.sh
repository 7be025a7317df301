#!/usr/bin/env bash
# eng/packages.sh [--probe]: settles which package set this working copy builds with. A feed that lacks a package is
# told from a network that is away: only the former selects the restricted set. The answer stands in the marker file
# .full or .offline, and holds until the wanted versions change or --probe asks again; an empty marker, made by hand,
# holds until --probe.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/eng/shell.sh"

cd "$root"
version_of() { sed -n "s/.*<PackageVersion Include=\"$1\" Version=\"\([^\"]*\)\".*/\1/p" Directory.Packages.props; }
ids=$(sed -n 's/.*<Offline\(StandIn\|Absent\) Include="\([^"]*\)".*/\2/p' Directory.Offline.props | tr ';' '\n')
wanted=$(for id in $ids; do say "$id $(version_of "$id")"; done)
sdk=$(sed -n 's/.*"Aspire.AppHost.Sdk": *"\([^"]*\)".*/\1/p' global.json)
key=$(say "$wanted" "$sdk" | sha256sum | cut -c1-16)

announce() {
    case $1 in
        .full) say "Package set: full${2-}" ;;
        .offline) say "Package set: restricted (the feed lacks some packages; offline/ has their stand-ins)${2-}" ;;
    esac
}

previous=
for marker in .full .offline; do [[ -e $marker ]] && previous=$marker; done
if [[ -n $previous && ${1-} != --probe ]] && [[ ! -s $previous || $(<"$previous") == "$key" ]]; then
    announce "$previous"
    exit 0
fi

probe=$(mktemp -d)
trap 'rm -rf "$probe"' EXIT
for config in nuget.config NuGet.config NuGet.Config; do [[ -e $config ]] && cp "$config" "$probe/"; done

# The packages first: without a network the SDK's resolver, too, says MSB4236.
{
    say '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>'
    while read -r id version; do say "<PackageReference Include=\"$id\" Version=\"$version\" />"; done <<<"$wanted"
    say '</ItemGroup></Project>'
} >"$probe/packages.csproj"
mkdir "$probe/sdk"
say "<Project Sdk=\"Microsoft.NET.Sdk\"><Sdk Name=\"Aspire.AppHost.Sdk\" Version=\"$sdk\" />
<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>" >"$probe/sdk/sdk.csproj"

# In the foreground, so that Ctrl-C reaches it.
restore() { (cd "$probe" && DOTNET_CLI_UI_LANGUAGE=en timeout --foreground 300 dotnet restore "$1") >>"$probe/log" 2>&1; }

settle() {
    rm -f .full .offline
    say "$key" >"$1"
    announce "$1"
    exit 0
}

if restore packages.csproj && restore sdk/sdk.csproj; then settle .full; fi
grep -qE 'NU1301|Unable to load the service index' "$probe/log" && network=' (the feed did not answer now)' || network=
if [[ -z $network ]] && grep -qE 'error (NU1101|NU1102|MSB4236)' "$probe/log"; then settle .offline; fi
if [[ -n $previous ]]; then
    announce "$previous" ", as before${network:- (a new probe failed)}"
    exit 0
fi
fail "the package feed could not be probed: $(grep -m1 'error' "$probe/log" | sed 's/.*error *:\? *//' || say "no answer within five minutes")"
