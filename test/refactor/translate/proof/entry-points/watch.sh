#!/bin/bash
# A program with a task beside it that is ended with it.
set -e

heartbeat() {
  local n=0
  while [ "$n" -lt 3 ]; do
    echo "beat $n" >> beats.log
    n=$((n + 1))
    sleep 0.02
  done
}

heartbeat &
beat=$!
(
  cd etc
  echo "in $(basename "$PWD")"
  ls
) > listing.txt
say "main program" "$@"
wait $beat
cat beats.log listing.txt
