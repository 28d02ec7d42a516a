#!/bin/bash
# Two programs: when one of them ends, so does the container.
set -u

wait_until_up() {
  while [ ! -e server-up ]; do sleep 0.05; done
  rm -f server-up
}

server web &
web=$!
wait_until_up

"$@" &
worker=$!
if [ "$1" = server ]; then
  wait_until_up
fi

stop() {
  kill "$web" "$worker" 2>/dev/null || true
  wait "$web" "$worker"
}
trap stop TERM INT

: > ready
wait -n
code=$?
echo "first one ended with $code"
kill -TERM "$web" 2>/dev/null
wait
exit "$code"
