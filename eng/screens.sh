#!/usr/bin/env bash
# eng/screens.sh [FOLDER]: makes a picture of every page, wide and narrow, light and dark (artifacts/screens by default).
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:-$root/artifacts/screens}
mkdir -p "$folder"
SPEECHCOACH_PICTURES=$(cd "$folder" && pwd) "$root/test" pages -method '*Every_page_is_good*'
