#!/bin/bash
# Runs the application beside a helper, and passes the stop signal on.

term_handler() {
    echo "stopping"
    kill -TERM "$app_pid" 2>/dev/null
    wait "$app_pid"
    exit_code=$?
    echo "application ended with $exit_code"
    exit "$exit_code"
}

trap term_handler TERM INT

server "$@" &
app_pid=$!
while [ ! -e server-up ]; do sleep 0.05; done
: > ready
echo "started"
wait "$app_pid"
status=$?
echo "ended by itself: $status"
exit $status
