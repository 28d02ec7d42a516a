#!/bin/bash
set -o pipefail

retry() {
  local n=1
  local max=3
  while true; do
    "$@" && break || {
      if [[ $n -lt $max ]]; then
        ((n++))
        echo "Command failed. Attempt $n/$max:"
        sleep 0.01;
      else
        echo "The command has failed after $n attempts." >&2
        return 1
      fi
    }
  done
}

retry pg_isready -h db || exit 1
retry fail1 || echo "giving up on fail1"
result=$(lines | head -n 1) || result=none
echo "result: $result"
if output=$(fail3 2>&1); then
  echo "never"
else
  rc=$?
  echo "failed ($rc): $output"
fi
exec "$@"
