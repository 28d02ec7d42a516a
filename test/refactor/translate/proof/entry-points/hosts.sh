#!/bin/bash
set -euo pipefail

HOSTS="${HOSTS:-a:1,b:2}"
IFS=',' read -r -a hosts <<< "$HOSTS"

for entry in "${hosts[@]}"; do
  host="${entry%%:*}"
  port="${entry##*:}"
  if [[ ! "$port" =~ ^[0-9]+$ ]]; then
    echo "bad port in $entry" >&2
    exit 64
  fi
  printf 'host=%s port=%d\n' "$host" "$port"
done
printf '%-10s|%5s|\n' "hosts" "${#hosts[@]}"
exec "$@"
