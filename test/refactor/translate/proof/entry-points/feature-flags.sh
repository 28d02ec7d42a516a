#!/bin/sh
# Picks programs by the environment.
[ "$DEBUG" = "1" ] || DEBUG=
set -e

opts=""
[ "${TLS:-off}" = "on" ] && opts="$opts --tls"
[ -z "${LEVEL}" ] || opts="$opts --level=$LEVEL"
if [ "$#" -eq 0 ]; then
  set -- app
fi
cmd="$1"; shift
case $cmd in
  app|serve) exec app $opts "$@" ;;
  shell)     exec say shell "$@" ;;
  migrate)   manage migrate && manage check || { echo "migration failed" >&2; exit 1; } ;;
  [0-9]*)    echo "number $cmd" ;;
  *)         exec "$cmd" "$@" ;;
esac
