#!/usr/bin/env bash
set -Eeo pipefail

_is_sourced() {
	return 1
}

docker_setup_env() {
	declare -g DATABASE_ALREADY_EXISTS
	: "${DATABASE_ALREADY_EXISTS:=}"
	if [ -s "data dir/VERSION" ]; then
		DATABASE_ALREADY_EXISTS='true'
	fi
}

docker_process_init_files() {
	printf '\n'
	local f
	for f; do
		case "$f" in
			*.sql)    printf '%s: running %s\n' "entry" "$f"; psql -f "$f"; printf '\n' ;;
			*.sql.gz) printf '%s: running %s\n' "entry" "$f"; gunzip -c "$f" | psql; printf '\n' ;;
			*)        printf '%s: ignoring %s\n' "entry" "$f" ;;
		esac
		printf '\n'
	done
}

main() {
	if [ "${1:0:1}" = '-' ]; then
		set -- postgres "$@"
	fi
	if [ "$1" = 'postgres' ]; then
		docker_setup_env
		if [ -z "$DATABASE_ALREADY_EXISTS" ]; then
			docker_process_init_files etc/conf.d/*
			echo 16 > "data dir/VERSION"
		else
			cat <<-'EOM'

				Database directory appears to contain a database; Skipping initialization

			EOM
		fi
	fi
	exec "$@"
}

if ! _is_sourced; then
	main "$@"
fi
