#!/bin/sh
set -e

uid="$(id -u)"
gid="$(id -g)"
if [ "$uid" = '0' ]; then
	user="${RUN_USER:-www-data}"
	group="${RUN_GROUP:-www-data}"
	# strip off any '#' symbol ('#1000' is valid syntax)
	pound='#'
	user="${user#$pound}"
	group="${group#$pound}"
else
	user="$uid"
	group="$gid"
fi

if [ ! -e index.php ] && [ ! -e includes/version.php ]; then
	if [ -n "$(find -mindepth 1 -maxdepth 1 -not -name entry -not -name 'data*')" ]; then
		echo >&2 "WARNING: the folder is not empty! (copying anyhow)"
	fi
	sourceTarArgs="--create --file - --directory etc"
	tar $sourceTarArgs . | tar --extract --file - --directory "data dir"
	echo >&2 "Complete! Files have been copied"
fi

for dir in 'data dir' etc; do
	if [ -d "$dir" ]; then
		chown -R "$user:$group" "$dir"
	fi
done

exec "$@"
