#!/bin/sh
# vim:sw=4:ts=4:et

set -e

entrypoint_log() {
    if [ -z "${ENTRYPOINT_QUIET_LOGS:-}" ]; then
        echo "$@"
    fi
}

if [ "$1" = "nginx" ] || [ "$1" = "nginx-debug" ]; then
    if find etc/conf.d -mindepth 1 -maxdepth 1 -type f -print -quit 2>/dev/null | grep -q .; then
        entrypoint_log "etc/conf.d is not empty, will attempt to perform configuration"

        entrypoint_log "looking for files in etc/conf.d"
        find etc/conf.d -follow -type f -print | sort -V | while read -r f; do
            case "$f" in
                *.sh)
                    if [ -x "$f" ]; then
                        entrypoint_log "launching $f";
                        "$f"
                    else
                        entrypoint_log "ignoring $f, not executable";
                    fi
                    ;;
                *) entrypoint_log "ignoring $f";;
            esac
        done

        entrypoint_log "configuration complete; ready for start up"
    else
        entrypoint_log "no files found in etc/conf.d, skipping configuration"
    fi
fi

exec "$@"
