#!/bin/bash -e

# If running the rails server then create or migrate existing database
if [ "${*}" == "./bin/rails server" ]; then
  say db:prepare
fi
rm -f tmp/pids/server.pid

bundle_check() { ok check || say install --jobs "${BUNDLE_JOBS:-4}"; }
bundle_check

exec "${@}"
