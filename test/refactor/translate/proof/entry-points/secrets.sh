#!/bin/bash
set -eo pipefail

# file_env VAR [DEFAULT]: the value of VAR, or what is in the file that VAR_FILE names.
file_env() {
	local var="$1"
	local fileVar="${var}_FILE"
	local def="${2:-}"
	if [ "${!var:-}" ] && [ "${!fileVar:-}" ]; then
		echo >&2 "error: both $var and $fileVar are set (but are exclusive)"
		exit 1
	fi
	local val="$def"
	if [ "${!var:-}" ]; then
		val="${!var}"
	elif [ "${!fileVar:-}" ]; then
		val="$(< "${!fileVar}")"
	fi
	export "$var"="$val"
	unset "$fileVar"
}

if [ "${1:0:1}" = '-' ]; then
	set -- say "$@"
fi

file_env DB_USER app
file_env DB_PASSWORD
file_env DB_NAME "$DB_USER"

if [ -z "$DB_PASSWORD" ]; then
	echo >&2 'error: no password given'
	echo >&2 '  set DB_PASSWORD or DB_PASSWORD_FILE'
	exit 1
fi
echo "user $DB_USER name $DB_NAME"
exec "$@"
