#!/usr/bin/env bash
# eng/pictures.sh: makes the pictures of docs/telegram.md anew, by the test that plays the main dialogue in the emulator's page.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$root/docs/telegram"
SPEECHCOACH_PICTURES=$root/docs/telegram "$root/test" whole -method '*from_start_to_deletion*'
