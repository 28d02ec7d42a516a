#!/bin/bash
set -euo pipefail

declare -a args=()
verbose=false
name=""

usage() {
  cat <<USAGE
usage: options [--name NAME] [--verbose] [--] COMMAND...
USAGE
}

while [ $# -gt 0 ]; do
  case "$1" in
    --name)
      name="$2"
      shift 2
      ;;
    --name=*)
      name="${1#*=}"
      shift
      ;;
    -v|--verbose)
      verbose=true
      shift
      ;;
    -h|--help)
      usage
      exit 0
      ;;
    --)
      shift
      break
      ;;
    *)
      args+=("$1")
      shift
      ;;
  esac
done

if $verbose; then
  echo "name=$name args=${args[*]:-}"
fi
if [ ${#args[@]} -eq 0 ]; then
  args=(show default)
fi
exec "${args[@]}" "$@"
