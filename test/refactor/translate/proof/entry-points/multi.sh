#!/bin/bash
# Two programs: when one of them ends, so does the container.
set -u

server web &
web=$!

stop() {
  kill "$web" 2>/dev/null || true
}
trap stop TERM INT

while [ ! -e server-up ]; do sleep 0.05; done
say worker started &
worker=$!
: > ready
wait -n
code=$?
echo "first one ended with $code"
kill -TERM "$web" 2>/dev/null
wait
exit "$code"
