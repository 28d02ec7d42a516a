#!/bin/bash
set -eu

workdir="work"
mkdir -p "$workdir"

cleanup() {
    status=$?
    rm -rf "$workdir"
    echo "cleaned up after $status"
}
trap cleanup EXIT

echo "preparing" > "$workdir/state"
if [ "${FAIL:-no}" = yes ]; then
    fail3
fi
cat "$workdir/state"
"$@"
