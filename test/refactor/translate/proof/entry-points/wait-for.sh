#!/bin/bash
# wait-for HOST:PORT [-t SECONDS] -- COMMAND
set -e

TIMEOUT=2
QUIET=0

echoerr() {
  if [ "$QUIET" -ne 1 ]; then printf "%s\n" "$*" 1>&2; fi
}

wait_for() {
  for i in `seq $TIMEOUT` ; do
    if nc -z "$HOST" "$PORT" > /dev/null 2>&1; then
      if [ $# -gt 0 ] ; then
        exec "$@"
      fi
      exit 0
    fi
    sleep 0.01
  done
  echoerr "Operation timed out"
  exit 1
}

while [ $# -gt 0 ]
do
  case "$1" in
    *:* )
    HOST=$(printf "%s\n" "$1"| cut -d : -f 1)
    PORT=$(printf "%s\n" "$1"| cut -d : -f 2)
    shift 1
    ;;
    -q)
    QUIET=1
    shift 1
    ;;
    -t)
    TIMEOUT="$2"
    if [ "$TIMEOUT" = "" ]; then break; fi
    shift 2
    ;;
    --)
    shift
    break
    ;;
    *)
    echoerr "Unknown argument: $1"
    exit 2
    ;;
  esac
done

if [ "$HOST" = "" -o "$PORT" = "" ]; then
  echoerr "Error: you need to provide a host and port to test."
  exit 2
fi

wait_for "$@"
